-- Sites by what people do there, as GA4's channel groups ask. One row is a site, as links name it.
-- It agrees with the categories of sources that GA4 works with, and knows India's sites beside them.
-- A line of the list is a category, the endings that each of its names is known with, the names.
create or replace table sites as
with listed (category, endings, names) as (
    values
    ('search', '.search.yahoo.com', '
        ar, at, au, br, ca, ch, cl, co, de, dk, es, espanol, fi, fr, hk, id, in, it, malaysia, mx, nl,
        no, nz, pe, ph, pl, se, sg, th, tr, tw, uk, us, vn'),
    ('search', '.google.com', '
        lens, news, play, search'),
    ('search', '|.com', '
        aol, ask, bing, dogpile, duckduckgo, google, mojeek, msn, naver, qwant, rediff, sogou,
        startpage, yahoo, yandex'),
    ('search', '.com', '
        cn.bing, exalead, excite, in.bing, lite.qwant, m.baidu, m.naver, m.search.naver, m.sogou,
        ntp.msn, search.aol, search.brave, search.rediff, so, wap.sogou'),
    ('search', '.jp', '
        biglobe.co, biglobe.ne, rakuten.co, search.smt.docomo.ne, sp-web.search.auone,
        websearch.rakuten.co, yahoo.co'),
    ('search', '.ru', '
        go.mail, mail.rambler, mail.yandex, rambler, webmaster.yandex, yandex, zen.yandex'),
    ('search', '', '
        360.cn, alice, auone, avg, babylon, baidu, biglobe, brave, centrum.cz, cnn, comcast, conduit,
        daum, daum.net, ecosia, ecosia.org, email.seznam.cz, eniro, firmy.cz, globo, google-play,
        google.co.in, google.co.uk, incredimail, kvasir, lycos, najdi, onet, onet.pl, rakuten,
        rambler, search-results, search.aol.co.uk, search.ukr.net, secureurl.ukr.net, seznam,
        seznam.cz, startsiden, startsiden.no, suche.aol.de, terra, tut.by, ukr, virgilio, yahoo.in,
        yandex.by, yandex.com.tr, yandex.fr, yandex.kz, yandex.ua, yandex.uz'),
    ('shopping', '.yahoo.co.jp', '
        order.shopping, shopping, store.shopping'),
    ('shopping', '.naver.com', '
        cr.shopping, cr2.shopping, m.shopping, msearch.shopping, shopping'),
    ('shopping', '.shopping.net', '
        nl, no, se, uk'),
    ('shopping', '|.com', '
        ajio, alibaba, amazon, bigbasket, blinkit, croma, ebay, etsy, firstcry, flipkart, jiomart,
        lenskart, meesho, mercadolibre, myntra, nykaa, pepperfry, shopclues, shopify, shopzilla,
        snapdeal, stripe, tatacliq, walmart'),
    ('shopping', '.com', '
        aax-us-east.amazon-adsystem, aax.amazon-adsystem, apps.shopify, checkout.shopify,
        checkout.stripe, dl.flipkart, m.alibaba, message.alibaba, offer.alibaba, one.walmart,
        partners.shopify, s3.amazonaws, shopping.yahoo, simplycodes, zeptonow'),
    ('shopping', '', '
        amazon.co.uk, amazon.in, ebay.co.uk, ebay.com.au, ebay.de, google shopping, igshopping,
        mercadolibre.com.ar, mercadolibre.com.mx, shop.app, shopsy, shopsy.in, zepto'),
    ('social', '.yahoo.com', '
        answers, bookmarks, pulse'),
    ('social', '.yahoo.co.jp', '
        blog, bookmarks, chiebukuro, messages'),
    ('social', '.naver.com', '
        blog, cafe, kin, m.blog, m.cafe, m.kin'),
    ('social', '.google.com', '
        groups, messages, plus, plus.url, sites'),
    ('social', '.pinterest.com', '
        ar, br, co, cz, hu, id, in, nl, pl, tr, za'),
    ('social', '.facebook.com', '
        apps, business, free, l, lm, m, mobile, touch, web'),
    ('social', '.reddit.com', '
        amp, old, out'),
    ('social', '|.com', '
        43things, activerain, activeworlds, addthis, alumniclass, americantowns, anobii, answerbag,
        aolanswers, askubuntu, athlinks, baby-gaga, badoo, bebo, beforeitsnews, bharatstudent,
        blackplanet, blogger, blogher, bloglines, blogsome, blogspot, blogster, blurtit, brightkite,
        brizzly, buzzfeed, buzznet, cafemom, camospace, care2, catster, cellufun, chicagonow,
        classmates, classquest, cocolog-nifty, cozycot, crunchyroll, cyworld, deviantart, dianping,
        digg, diigo, disqus, dogster, dol2day, doostang, dopplr, douban, drugs-forum, dzone, elftown,
        extole, facebook, faceparty, fanpop, fark, fc2, feministing, filmaffinity, flickr, flipboard,
        folkdirect, foodservice, fotki, fotolog, foursquare, friendfeed, fubar, gaiaonline, gamerdna,
        glassboard, glassdoor, godtube, goldstar, goodreads, govloop, gowalla, habbo, hi5, hootsuite,
        houzz, hoverspot, hubculture, ibibo, imageshack, imvu, insanejournal, instagram, instapaper,
        intherooms, italki, jammerdirect, kakao, kaneva, librarything, linkedin, listal, listography,
        livejournal, meetup, messenger, mocospace, mouthshut, movabletype, mubi, myheritage, mylife,
        mymodernmet, myspace, netvibes, nightlifelink, ning, onstartups, opendiary, photobucket,
        pingsta, pinterest, plurk, posterous, qapacity, quechup, quora, ravelry, reddit, redux,
        renren, reunion, reverbnation, ryze, salespider, screenrant, scribd, scvngr, secondlife,
        serverfault, sharechat, sharethis, skyrock, snapchat, socialvibe, spoke, spruz, stackapps,
        stackexchange, stackoverflow, stickam, superuser, sweeva, tagged, taggedmail, talkbiznow,
        techmeme, tencent, threads, tiktok, tinyurl, toolbox, travellerspoint, tripadvisor, trombi,
        tudou, tuenti, tumblr, tweetdeck, twitter, typepad, vampirefreaks, vampirerave, wakoopa,
        wattpad, webshots, wechat, weebly, weibo, weread, whatsapp, wordpress, xanga, xing, yammer,
        yelp, zooppa'),
    ('social', '.com', '
        51, allnurses, allrecipes, ancestry, api.whatsapp, artstation, asmallworld, away.vk,
        blackcareernetwork, blog, blog.feedspot, bloggang, blogs, canalblog, care, chegg,
        copainsdavant.linternaute, deluxe, discover.hubpages, draft.blogger, epicurious, everforo,
        fandom, forums.androidcentral, forums.crackberry, forums.imore, forums.nexopia,
        forums.webosnation, forums.wpcentral, gather, geni, getpocket, googlegroups, gulli, hr,
        hubpages, jappy, kaboodle, kakaocorp, kooapp, l.instagram, l.messenger, lifestream.aol,
        livedoor, lm.instagram, m.vk, m.yelp, medium, menuism, mix, my.opera, news.ycombinator,
        over-blog, overblog, pro.homeadvisor, qzone.qq, shvoong, smartnews, spaces.live, ssense,
        stardoll, twoo, urbanspoon, ushareit, video.ibm, vk, web.skype, web.whatsapp, wiki.answers,
        wikihow, woot, x'),
    ('social', '.jp', '
        ameba, ameblo, b.hatena.ne, blog.goo.ne, d.hatena.ne, exblog, gree, mbga, mixi, nicovideo,
        okwave, oshiete.goo.ne, pinterest, yahoo-mbga'),
    ('social', '.ru', '
        babyblog, odnoklassniki, pinterest, vkontakte'),
    ('social', '.org', '
        biswap, caringbridge, couchsurfing, dailystrength, edublogs, fruehstueckstreff, internations,
        meetin, ngopost, oneworldgroup, slashdot, telegram, web.telegram, wikitravel, wordpress'),
    ('social', '.net', '
        5ch, centerblog, gutefrage, hyves, interpals, irc-galleria, l.threads, meinvz, meneame,
        myanimelist, pixiv, researchgate, slideshare, studivz, taringa, threads'),
    ('social', '', '
        academia.edu, airg.ca, arattai, awe.sm, biip.no, bit.ly, blip.fm, blogg.no, bsky.app, cbnt.io,
        chat.zalo.me, cross.tv, draugiem.lv, fb, fb.me, feedspot, goldenline.pl, goo.gl, gooblog,
        google+, googleplus, hatena, hyves.nl, identi.ca, ig, imageshack.us, is.gd, jappy.de, joshapp,
        koo, last.fm, line, line.me, livedoorblog, lnkd.in, mastodon.social, moj, mojapp.in,
        myjosh.in, newsshowcase, nexopia, niconico, odnoklassniki.ua, paper.li, partyflock.nl,
        pinboard, pinboard.in, pinterest.at, pinterest.ca, pinterest.ch, pinterest.cl,
        pinterest.co.kr, pinterest.co.uk, pinterest.com.au, pinterest.com.mx, pinterest.de,
        pinterest.es, pinterest.fr, pinterest.it, pinterest.nz, pinterest.ph, pinterest.pt,
        pinterest.se, playahead.se, pocket.co, rtl.de, scoop.it, shareit, skype, social,
        sociallife.com.br, suomi24.fi, t.co, t.me, telegram, telegram.me, trustpilot, unblog.fr,
        ushi.cn, vg.no, wa.me, wer-weiss-was.de, yelp.co.uk, youroom.in, zalo, zoo.gr'),
    ('video', '.twitch.tv', '
        blog, dashboard, id, m, player'),
    ('video', '|.com', '
        altbalaji, crackle, curiositystream, dailymotion, disneyplus, hotstar, hulu, iqiyi, jiocinema,
        jiohotstar, netflix, primevideo, sonyliv, sunnxt, ted, utreon, veoh, vimeo, voot, wistia,
        youku, youtube, zee5'),
    ('video', '.com', '
        help.hulu, help.netflix, iq, jobs.netflix, m.youtube, music.youtube, player.vimeo,
        viadeo.journaldunet'),
    ('video', '', '
        d.tube, fast.wistia.net, justin.tv, mxplayer, mxplayer.in, twitch, twitch.tv, youtu.be')
),
ended as (
    select category, unnest(string_split(endings, '|')) as ending, names from listed
)
select trim(unnest(string_split(names, ',')), E' \n') || ending as site, category from ended
