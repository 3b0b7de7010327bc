delete from settings where name = 'rules'
