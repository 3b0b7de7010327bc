--
-- PostgreSQL database dump
--

SET statement_timeout = 0;
SET client_encoding = 'UTF8';

CREATE TABLE public.accounts (
    id integer NOT NULL,
    name text
);

CREATE TABLE public.cdr (
    calldate timestamp without time zone NOT NULL,
    clid character varying(80) DEFAULT ''::character varying NOT NULL,
    src character varying(80),
    dst character varying(80),
    dcontext character varying(80),
    channel character varying(80),
    dstchannel character varying(80),
    lastapp character varying(80),
    lastdata character varying(80),
    duration integer,
    billsec integer,
    disposition character varying(45),
    amaflags integer,
    accountcode character varying(20),
    uniqueid character varying(150),
    userfield character varying(255)
);

COPY public.accounts (id, name) FROM stdin;
1	main
2	other
\.

COPY public.cdr (calldate, clid, src, dst, dcontext, channel, dstchannel, lastapp, lastdata, duration, billsec, disposition, amaflags, accountcode, uniqueid, userfield) FROM stdin;
2026-03-02 09:00:00	"Asha" <+915500006201>	+915500006201	101	from-trunk	SIP/trunk-1	SIP/101-1	Dial	SIP/101,20	65	60	ANSWERED	3		1.1	\N
2026-03-02 09:10:00	"Asha" <101>	101	+915500006202	from-internal	SIP/101-2	SIP/trunk-2	Dial	SIP/x\ty	20	0	NO ANSWER	3	\N	1.2	a\\b\nc
2026-03-02 09:20:00	broken
\.

ALTER TABLE ONLY public.cdr ADD CONSTRAINT x PRIMARY KEY (uniqueid);
