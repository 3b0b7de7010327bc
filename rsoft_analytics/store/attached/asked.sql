-- Each question is asked of the store.
use store
