select kind, columns from mappings where header = $header
