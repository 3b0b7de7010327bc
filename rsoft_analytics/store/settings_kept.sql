select name, value from settings where name <> 'rules'
