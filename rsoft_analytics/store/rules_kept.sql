select value from settings where name = 'rules'
