"""Scraped pages of our own writing, as plain text, in the manner of many sorts of site.

The first two characters of a line say what it is: `~ ` page furniture that must be found, `? ` furniture that may
be, `= ` a passage said again, `  ` the report (never to be taken). They are no part of the page.
"""

PAGES = {
    "local television station": """\
~ Skip to content
~ News
~ Weather
~ Sports
~ Watch Live
? KQVX 9
  Two dead after ferry strikes pier in Port Arlen
  Posted: Mar 4, 2025 / 06:12 AM EST
  Updated: Mar 4, 2025 / 09:40 AM EST
~ SHARE

  PORT ARLEN, Maine (KQVX) – Two people died when a passenger ferry struck a pier in Port Arlen early on Tuesday, the harbor master said.

  The ferry was carrying 84 people, according to the operator.
~ Advertisement

  “We heard a bang and then everybody was on the floor,” said Ruth Amsel, a passenger.

  The pier will stay closed.

~ Copyright 2025 Quorum Media Inc. All rights reserved. This material may not be published, broadcast, rewritten, or redistributed.
~ Close
~ Trending Stories
? Bakery on Mill Street wins state prize
? Snow expected by the weekend
~ Don't Miss
""",
    "blog software": """\
~ Home
~ About
~ Contact
~ Menu

  Miners trapped below Mount Ossery reach the surface

  By Tomas Ferrell | 14 February 2024

  All eleven miners who had been trapped for three days below Mount Ossery reached the surface on Wednesday, the mine's owner said.

  Rescue

  A second shaft was drilled beside the old one. It took 40 hours.

  The miners' union blamed the owner. “They knew about the water,” its chairwoman, Ida Brandt, told reporters.

  The owner denied that.

~ Share this:
~ Twitter
~ Facebook
~ Like this:
~ Like Loading...
~ Related
~ Posted in News
~ Tagged mining, rescue, Ossery
~ Post navigation
? Council votes on new bridge
~ 2 thoughts on “Miners trapped below Mount Ossery reach the surface”
~ Leave a Reply
~ Your email address will not be published. Required fields are marked *
~ Comment *
~ Name *
~ Email *
~ Website
~ Save my name, email, and website in this browser for the next time I comment.
~ This site uses Akismet to reduce spam. Learn how your comment data is processed.
""",
    "broadcaster with picture labels": """\
~ Accessibility links
~ Skip to content
~ Accessibility Help
~ Sign in
~ Home
~ News
~ Sport
~ Weather
  Brannock bridge: Engineer warned of cracks a year before collapse
? Published
  12 September 2023
  Image caption, The bridge was built in 1968
  By Nell Harker
  In Brannock
  An engineer warned Brannock council of cracks in the town's bridge a year before it collapsed, documents show.
  The letter, dated 3 August last year, said the cracks "may not wait until spring".
  A council spokesman said it could not comment while an inquiry was under way.
  'Nobody answered'
  The engineer, Paul Teague, said he had written three times.
  "Nobody answered," he said.
~ Related Topics
~ More on this story
? Bridge collapse: What we know so far
~ Related Internet Links
~ The BBC is not responsible for the content of external sites.
""",
    "daily with bullets": """\
  Fire destroys historic theatre in Halden as 200 are led to safety

  The blaze began in a kitchen behind the stage, firefighters say
  Nobody was hurt, but the roof came down within an hour

  By OLIVER PENHALE FOR THE HALDEN GAZETTE

  PUBLISHED: 22:14 GMT, 9 January 2022 | UPDATED: 23:50 GMT, 9 January 2022

~ 12 shares
~ 48
~ View comments

  A fire destroyed the Regent Theatre in Halden on Sunday evening after 200 people had been led to safety.

~ Scroll down for video

  Firefighters said the blaze began in a kitchen behind the stage.

~ RELATED ARTICLES
~ Previous
~ 1
~ Next
? Halden mayor to step down after ten years

  The roof of the building, which dates from 1891, came down within an hour, witnesses said.

  'I could see it from the hill,' said Gwen Lister, 61, who lives two miles away.

~ Share this article
~ Share

  The theatre's director, Mark Oyelaran, said he was grateful that all had got out.

~ Read more: Halden theatre was to be sold
~ Comments 0
~ Share what you think
~ No comments have so far been submitted. Why not be the first to send us your thoughts, or debate this issue live on our message boards.
""",
    "newspaper with paywall": """\
~ Subscribe
~ Sign In
~ U.S.
~ World
~ Business
~ Opinion
~ ADVERTISEMENT
~ SKIP ADVERTISEMENT
  Central Bank of Morvia Raises Rates for the Fifth Time This Year
  The increase, to 7.5 percent, was larger than economists had expected.
~ Listen to this article · 5:12 min Learn more
~ Share full article
  By Anna Kesselring
  Reporting from Sarnow
  Nov. 8, 2024
  The central bank of Morvia raised its main interest rate to 7.5 percent on Friday, citing wages that have risen faster than prices.
  It was the fifth increase this year and larger than the quarter point that economists had expected.
~ Advertisement
~ SKIP ADVERTISEMENT
  “We will do what is needed,” the governor, Pavel Dorn, said at a news conference in Sarnow.
  Markets fell.
~ Thank you for your patience while we verify access.
~ Already a subscriber? Log in.
~ Want all of The Times? Subscribe.
~ Site Index
~ © 2024 The Sarnow Times Company
""",
    "box widgets": """\
~ Page Loader
~ Summarize
  Strike closes all five airports in Tessaly: Union
  Pilots want a rise of 9% over two years

  Strike closes all five airports in Tessaly: Union

  Jun 03, 2024
  07:45 am
~ What's the story

  All five airports in Tessaly were closed on Monday after pilots walked out, their union said.

  Wage demands

  Pilots want a rise of 9% over two years

  The pilots want a rise of 9% over two years. The airline, Air Tessaly, has offered 3%, a spokesperson told the Tessaly Post.

  Further talks

  No date has been set for further talks, said the labor ministry.
~ Done!
~ Share this timeline
""",
    "agency client": """\
  UPDATE 2-Ostrava refinery halts output after blast - company

  June 17 (Newsline) - The refinery at Ostrava halted output on Tuesday after a blast in its cracking unit, its owner, Petrovna AS, said.

  Four workers were treated for burns.

  The company did not say when output would resume. It had been due to shut the unit in August.

  (Reporting by Jan Kolar; Editing by Meg Ansell)

~ Our Standards: The Newsline Trust Principles.
~ Sign up here.
""",
    "Indian daily": """\
~ e-Paper
~ Subscribe
~ Sign in
~ Home / Cities / Marapur News
  Marapur: 14 students taken ill after hostel dinner
  ByPriya Raman
  Jul 21, 2023 11:03 PM IST
~ Share Via
~ Copy Link
  Fourteen students of a government hostel in Marapur were taken ill after dinner on Friday, officials said.
  The students, aged between 12 and 16, complained of stomach pain around 9pm, according to a senior district official.
~ Also Read | Marapur school to get new kitchen
  “Their condition is stable,” said Dr Anil Deo, who heads the district hospital.
~ Also read: 3 held over spurious milk in Marapur
  The food and drug administration has collected samples.
~ Get Current Updates on India News, Elections and Top Headlines Delivered to your inbox.
~ TOPICS
~ Marapur
~ Recommended for you
""",
    "Gulf broadcaster": """\
~ News|Floods
  Dozens missing as river bursts its banks in southern Quellay
  Officials say at least 30 villages are under water after the Sorro river rose by four metres overnight.
~ Save articles to read later and create your own reading list.
~ Click here to share on social media
~ Share
  By News Desk Staff
  Published On 2 May 2024
  Dozens of people are missing after the Sorro river burst its banks in southern Quellay, officials have said.
  At least 30 villages were under water on Thursday, the governor of the region, Amadou Bel, told state television.
~ Recommended Stories
~ list of 3 items
? list 1 of 3
? Why the Sorro floods
? list 2 of 3
? Photos: Life on the Sorro
~ end of list
  He said boats were on their way. It was not clear when they would arrive.
  The river has flooded twice before this year.
~ Sponsored Content
""",
    "aggregator": """\
~ Yahoo News
~ Sign in
~ Mail
~ Search
  Orbital lander Perun touches down on the Moon, agency says
  Space Desk
  Thu, October 5, 2023 at 4:18 PM GMT+1·2 min read
~ Oops!
~ Something went wrong.
~ Please try again later.
  The lander Perun touched down near the lunar south pole on Thursday, the space agency of Karelia said.
~ Story continues
  It is the agency's second attempt. The first lander was lost in 2019.
  “We have contact,” the flight director, Aino Salmi, told staff.
~ View comments
~ Terms/Privacy Policy
""",
    "magazine platform": """\
~ Open in app
~ Sign up
~ Sign in
~ Write
  The night the lights went out in Calder Valley
  Lena Hoffmeister
~ Follow
~ 6 min read
~ Listen
~ Share
~ More
  At 9:14 p.m. on Saturday every light in Calder Valley went out, and it would be eleven hours before the first came back.
  The grid operator says a fallen tree was to blame. Residents are not so sure.
  “A tree does not take out three substations,” said Bob Ware, who used to work at one of them.
  What the operator says
  In a statement, the operator said the fault had spread because a relay failed.
~ Follow
? Written by Lena Hoffmeister
~ 1.2K Followers
~ Help
~ Status
~ About
~ Careers
~ Privacy
~ Terms
""",
    "content system with details": """\
~ Home
~ Details
~ Category: World
~ Hits: 1043
  Peace talks over Lake Ambuli to resume in May

  Written by Grace Otieno

  Talks between Nyala and Mbeki over fishing on Lake Ambuli will resume in May, both governments said on Thursday.

  They broke off in December, when two boats were sunk.

  “We have never stopped wanting peace,” Nyala's foreign minister, Joseph Ruto, said.

~ Print
~ Email
~ Prev
~ Next
~ JComments
""",
    "state agency in English": """\
~ Home > World
  Xilan, Belora sign agreement on rail link
  Source: Belnews
  Editor: huaxia
  2024-04-18 20:11:45
  BELGRAM, April 18 (Belnews) -- Xilan and Belora on Thursday signed an agreement on a rail link between their capitals.
  The line will be 412 km long and cost 3.1 billion crowns, Belora's transport minister told a press conference here.
  Work is to begin in 2026. Enditem
~ Back to Top
~ Copyright©2000-2024 BELNEWS. All rights reserved.
""",
    "cookie banner first": """\
~ We use cookies and other technologies on this website. Some of them are essential, while others help us to improve your experience.
~ Accept all
~ Reject all
~ Cookie settings
~ Powered by Consenta
  Mayor of Lund Harbor resigns over parking contract
  The mayor of Lund Harbor, Dirk Vance, resigned on Monday over a parking contract that went to his brother's company.
  Vance said he had done nothing wrong but wished to spare the town a trial.
  The contract, worth $2.4 million, was signed in 2021.
~ Privacy Policy
~ Imprint
""",
    "everything on few lines": """\
~ Home | News | World | Sport | Weather
  Quake of magnitude 5.9 shakes Isla Verna
  A quake of magnitude 5.9 shook Isla Verna on Sunday, the seismological institute said. No damage was reported. The island's governor, Luz Prado, asked people to stay outdoors.
~ Facebook Twitter WhatsApp Email
~ © 2021 Verna Hoy
""",
    "newsletter boxes": """\
  Hospital in Merrow to close its maternity ward
  The hospital in Merrow will close its maternity ward in June because it cannot find enough midwives, its board said on Tuesday.
~ Sign up for our free daily newsletter
~ Enter your email address
~ Sign up
~ By signing up, you agree to our Terms of Service and Privacy Policy.
  Mothers will have to travel 40 miles to Stane. “It is a disgrace,” said one, Holly Marsh, who is due in July.
~ Get the latest news straight to your inbox
  The board said the decision was final.
~ Thank you for subscribing!
~ Follow us on Facebook, Twitter and Instagram for more Merrow news.
""",
    "translated page with doubled name": """\
~ Radio Nueva Alba
~ RADIO NUEVA ALBA

  Teachers in Alba end strike after nineteen days

~ 2 min read

  Teachers in Alba ended a strike of nineteen days on Friday after the government agreed to hire 3,000 more of them, their union said.

  Schools will open on Monday. Parents welcomed the news.

  The education ministry has yet to say how it will pay for the agreement, which the finance ministry puts at 90 million pesos a year.

~ About The Author
? Redacción

~ See author's posts
~ Translate »
""",
    "block printed twice": """\
~ Home |

  Wildfire near Casper Ridge forces 5,000 from their homes.

  CASPER RIDGE, Idaho—A wildfire near Casper Ridge has forced 5,000 people from their homes, the county sheriff said on Saturday.

  The fire has grown to 12,000 acres since Thursday. Wind is expected to push it toward the town of Elmore, where schools have been shut.

  Crews from three states are on their way, the governor's office said. It asked residents not to use drones.

  “I took the dog and the photographs,” said Bill Tran, who left on Friday night.

= The fire has grown to 12,000 acres since Thursday. Wind is expected to push it toward the town of Elmore, where schools have been shut.

= Crews from three states are on their way, the governor's office said. It asked residents not to use drones.
  No deaths have been reported so far, though two firefighters were treated for smoke.

  The cause is not known.

~ Spacer
""",
    "radio with transcript": """\
~ Listen
~ Toggle more options
~ Download
~ Embed
~ Transcript
  Why the herring left Skarv Bay, and what it did to the town

  The herring left Skarv Bay six years ago, and most of the town followed, says its last fish buyer.

  SKOGEN: There was nothing to weigh. I weighed my own lunch.

  HOST: And then?

  SKOGEN: And then I sold the scale.

  Biologists say the water has warmed by almost two degrees. They do not expect the fish to return soon.

~ Copyright © 2020 NRP. All rights reserved. Visit our website terms of use and permissions pages for further information.
""",
    "live page": """\
~ LIVE
  Storm Ophira: Latest as 200,000 homes lose power
~ 2 minutes ago
  Trains stopped across the north
  All trains north of Dunmarrow have stopped running, the network operator says.
~ Share
~ 14 minutes ago
  'Stay indoors', says minister
  The interior minister, Fiona Kerr, has asked everyone north of Dunmarrow to stay indoors until noon.
~ Share
~ 31 minutes ago
  About 200,000 homes are without power, according to the grid operator.
~ Share
~ Load more
""",
    "press release": """\
~ Search
~ Menu
  FOR IMMEDIATE RELEASE
  Ministry of Water announces emergency measures for Tolba basin
  The Ministry of Water today announced emergency measures for the Tolba basin, where reservoirs have fallen to 11 per cent.
  Hosepipes may not be used between 6 a.m. and 10 p.m. Fines of up to 500 dinars apply.
  “Every litre counts,” Minister Salma Aziz said.
  ENDS
  Notes to editors
  The basin supplies 1.2 million people.
~ Share on Facebook
~ Share on Twitter
~ Back to top
""",
    "video page": """\
~ Video Player is loading.
~ Play Video
~ Mute
~ This is a modal window.
  Bus falls into ravine in Alto Verde; driver survives
  A bus fell into a ravine in Alto Verde province on Sunday, and only its driver survived, police said.
  The bus was on its way from San Telmo to the coast with nineteen people on board.
  Police are looking into whether the brakes failed.
~ Up Next
~ More Videos
? Watch: Alpine rescue in heavy snow
~ Top Stories
""",
    "mobile page": """\
~ Open menu
~ Open search
~ Advertisement

  Oil spill off Cape Denner reaches beaches

  Jane Mbali, Staff writer
  19 October, 2022, 03:30 pm
~ Text size
~ A
~ A
  Oil from a tanker that ran aground off Cape Denner on Monday has reached beaches, the coast guard said on Wednesday.
~ Article continues below this ad
  Volunteers have found some 300 dead birds. “We stopped counting,” said one, Piet Louw.
  The ship's owner could not be reached.
~ Make us preferred on Google
~ Read Next
? Cape Denner harbour to get new crane
""",
    "site with tips and donations": """\
  Regulator fines Velcom $40m over outage that cut emergency calls

  The regulator fined Velcom $40 million on Thursday over an outage that cut emergency calls for six hours in March.

  It said the company had known of the fault for weeks.

  Velcom said it would appeal. Its shares fell 2%.

~ Have a tip? Contact the reporter at tips@example.org
~ Support our journalism
~ Donate now
~ If you enjoyed this article, please consider supporting our work with a donation. Subscribe to our newsletter today.
~ Tags: Velcom, telecoms, emergency calls
~ SHARE THIS STORY
~ Republish this article
""",
    "headline doubled under the site's title": """\
  Glacier above Vorn loses a tenth of its ice in a summer | The Alpine Courier
~ The Alpine Courier
= Glacier above Vorn loses a tenth of its ice in a summer
  By Reto Amman
  September 30, 2022
  The glacier above Vorn lost a tenth of its ice this summer, more than in any year since 1880, researchers said on Friday.
  They put it down to a winter with little snow and dust from the Sahara.
  “We walk on stones where we walked on ice,” said the team's leader, Claire Bovet.
~ © 2022 The Alpine Courier
""",
    "syndicated with footer": """\
~ Toggle navigation
  Court in Hague of Islets rules for fishermen in border case
  A court ruled on Tuesday that the fishermen of Saint Brice may cast their nets on both sides of the border.
  The ruling ends a case of eleven years. It can't be appealed.
  Saint Brice's premier called it “a good day for small boats”.
  This article was originally published by The Islet Monitor.
~ The post Court in Hague of Islets rules for fishermen in border case appeared first on Islet Monitor.
""",
    "short item": """\
  Power back in Ostwick
  Power is back in Ostwick after an outage of two hours, the utility said.
""",
    "report without chrome": """\
  Police in Tarn said on Monday that they had found the stolen altarpiece.
  It was in a barn.
  The farmer who owns the barn said he had no idea how it got there. He has not been charged.
  Home is where it will go next, said the bishop.
  More than 600 years old, the piece was taken in 1998.
""",
    "words of the lexicon inside sentences": """\
  Share prices of Advertisement Co. fall after newsletter row
  Share prices of the company fell on Monday after it sent a newsletter to subscribers by mistake.
  Follow-up talks with the union will continue on Tuesday, it said in a comment on its website.
  Read in court, the email said: “Sign up now.” The judge asked for a copy.
  Click fraud is on the rise, say experts. Cookies are part of the problem, they add.
  “Leave a reply on my desk,” the chairman is said to have written.
  Related charges were dropped.
""",
    "questions and answers": """\
  What we know about the outage at Ferncliff reactor
  The reactor at Ferncliff shut down on Sunday night. Here is what we know.
  What happened?
  A pump failed at 10:40 p.m., the operator said.
  Is there any danger?
  No radiation has escaped, according to the nuclear safety office.
  What happens next?
  The reactor could be back within a week.
""",
    "poem and list inside a report": """\
  Poet laureate marks flood with twelve lines
  The poet laureate read twelve lines at the memorial on Sunday, among them these:
  the water came
  the water took
  the water went
  and nobody shook
  Those killed were named as:
  Ann Barlow, 34
  Peter Holt, 71
  Sana Iqbal, 9
  The service was held outside St. Mary's, where the water stood two metres deep.
""",
}
