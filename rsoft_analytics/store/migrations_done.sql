select number from migrations
