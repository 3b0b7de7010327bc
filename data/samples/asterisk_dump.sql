-- MySQL dump

DROP TABLE IF EXISTS `cdr`;
CREATE TABLE `cdr` (
  `calldate` datetime NOT NULL,
  `clid` varchar(80),
  `src` varchar(80),
  `dst` varchar(80),
  `dcontext` varchar(80),
  `channel` varchar(80),
  `dstchannel` varchar(80),
  `lastapp` varchar(80),
  `lastdata` varchar(80),
  `duration` int(11) NOT NULL,
  `billsec` int(11) NOT NULL,
  `disposition` varchar(80),
  `amaflags` int(11),
  `accountcode` varchar(80),
  `uniqueid` varchar(80),
  `userfield` varchar(80),
  `did` varchar(80),
  `linkedid` varchar(80),
  KEY `calldate` (`calldate`)
) ENGINE=InnoDB;

LOCK TABLES `cdr` WRITE;
INSERT INTO `cdr` VALUES
('2026-03-05 09:00:00','\"Asha Kulkarni\" <+915500006101>','+915500006101','+915500000100','from-trunk','PJSIP/t-1','PJSIP/101-2','Dial','',65,60,'4',3,'','1778681400.1',NULL,'+915500000100','1778681400.1'),
('2026-03-05 09:00:04','\"Asha Kulkarni\" <+915500006101>','+915500006101','102','from-internal','Local/102','','Dial','',20,0,'1',3,'','1778681404.3',NULL,'','1778681400.1'),
('2026-03-05 10:00:00','\"+915500000100\" <+915500000100>','+915500000100','+915500006104','from-internal','PJSIP/101-5','PJSIP/t-6','Dial','',33,25,'4',3,'','1778685000.5',NULL,'','1778685000.5'),
('2026-03-05 10:30:00','','+915500000100','+915500006104','custom','PJSIP/101-7','','Dial','',12,0,'2',3,'','1778686800.7',NULL,'','1778686800.7');
UNLOCK TABLES;
