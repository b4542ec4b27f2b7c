"""Countries, the words for their people, and the other names news gives them (own compilation).

One line a country: its usual name, then its adjectives and other names, then, after a semicolon, the capitals
and seats that news uses for its government ("Moscow said"). Capitals stand for a government only as a speaker.
"""

_TABLE = """
Afghanistan|Afghan,Afghans;Kabul
Albania|Albanian,Albanians;Tirana
Algeria|Algerian,Algerians;Algiers
Angola|Angolan,Angolans;Luanda
Argentina|Argentine,Argentinian,Argentinians;Buenos Aires
Armenia|Armenian,Armenians;Yerevan
Australia|Australian,Australians;Canberra
Austria|Austrian,Austrians;Vienna
Azerbaijan|Azerbaijani,Azeri,Azerbaijanis;Baku
Bahrain|Bahraini,Bahrainis;Manama
Bangladesh|Bangladeshi,Bangladeshis;Dhaka
Belarus|Belarusian,Belarusians,Belarussian;Minsk
Belgium|Belgian,Belgians;Brussels
Bolivia|Bolivian,Bolivians;La Paz
Bosnia|Bosnian,Bosnians,Bosnia and Herzegovina;Sarajevo
Brazil|Brazilian,Brazilians;Brasilia
Bulgaria|Bulgarian,Bulgarians;Sofia
Burkina Faso|Burkinabe;Ouagadougou
Cambodia|Cambodian,Cambodians;Phnom Penh
Cameroon|Cameroonian,Cameroonians;Yaounde
Canada|Canadian,Canadians;Ottawa
Chad|Chadian,Chadians;N'Djamena
Chile|Chilean,Chileans;Santiago
China|Chinese,PRC;Beijing
Colombia|Colombian,Colombians;Bogota
Congo|Congolese,DRC,DR Congo;Kinshasa
Costa Rica|Costa Rican,Costa Ricans;San Jose
Croatia|Croatian,Croat,Croatians,Croats;Zagreb
Cuba|Cuban,Cubans;Havana
Cyprus|Cypriot,Cypriots;Nicosia
Czech Republic|Czech,Czechs,Czechia;Prague
Denmark|Danish,Danes,Dane;Copenhagen
Ecuador|Ecuadorian,Ecuadorean,Ecuadorians;Quito
Egypt|Egyptian,Egyptians;Cairo
El Salvador|Salvadoran,Salvadorans;San Salvador
Eritrea|Eritrean,Eritreans;Asmara
Estonia|Estonian,Estonians;Tallinn
Ethiopia|Ethiopian,Ethiopians;Addis Ababa
European Union|EU,European,Europeans
Finland|Finnish,Finns,Finn;Helsinki
France|French;Paris
Gaza|Gazan,Gazans
Georgia|Georgian,Georgians;Tbilisi
Germany|German,Germans;Berlin
Ghana|Ghanaian,Ghanaians;Accra
Greece|Greek,Greeks;Athens
Guatemala|Guatemalan,Guatemalans
Haiti|Haitian,Haitians;Port-au-Prince
Honduras|Honduran,Hondurans;Tegucigalpa
Hungary|Hungarian,Hungarians;Budapest
Iceland|Icelandic;Reykjavik
India|Indian,Indians;New Delhi,Delhi
Indonesia|Indonesian,Indonesians;Jakarta
Iran|Iranian,Iranians;Tehran
Iraq|Iraqi,Iraqis;Baghdad
Ireland|Irish;Dublin
Israel|Israeli,Israelis;Jerusalem,Tel Aviv
Italy|Italian,Italians;Rome
Ivory Coast|Ivorian,Ivorians;Abidjan
Jamaica|Jamaican,Jamaicans;Kingston
Japan|Japanese;Tokyo
Jordan|Jordanian,Jordanians;Amman
Kazakhstan|Kazakh,Kazakhs;Astana
Kenya|Kenyan,Kenyans;Nairobi
Kosovo|Kosovar,Kosovars;Pristina
Kuwait|Kuwaiti,Kuwaitis
Kyrgyzstan|Kyrgyz;Bishkek
Laos|Laotian,Lao;Vientiane
Latvia|Latvian,Latvians;Riga
Lebanon|Lebanese;Beirut
Liberia|Liberian,Liberians;Monrovia
Libya|Libyan,Libyans;Tripoli
Lithuania|Lithuanian,Lithuanians;Vilnius
Luxembourg|Luxembourger
Madagascar|Malagasy;Antananarivo
Malaysia|Malaysian,Malaysians;Kuala Lumpur
Mali|Malian,Malians;Bamako
Malta|Maltese;Valletta
Mexico|Mexican,Mexicans;Mexico City
Moldova|Moldovan,Moldovans;Chisinau
Mongolia|Mongolian,Mongolians;Ulaanbaatar
Montenegro|Montenegrin;Podgorica
Morocco|Moroccan,Moroccans;Rabat
Mozambique|Mozambican,Mozambicans;Maputo
Myanmar|Burmese,Burma;Naypyidaw
Nepal|Nepali,Nepalese;Kathmandu
Netherlands|Dutch;The Hague
New Zealand|New Zealander,New Zealanders;Wellington
Nicaragua|Nicaraguan,Nicaraguans;Managua
Niger|Nigerien,Nigeriens;Niamey
Nigeria|Nigerian,Nigerians;Abuja
North Korea|North Korean,North Koreans,DPRK;Pyongyang
North Macedonia|Macedonian,Macedonians;Skopje
Norway|Norwegian,Norwegians;Oslo
Oman|Omani,Omanis;Muscat
Pakistan|Pakistani,Pakistanis;Islamabad
Palestine|Palestinian,Palestinians,Palestinian Authority;Ramallah
Panama|Panamanian,Panamanians
Paraguay|Paraguayan;Asuncion
Peru|Peruvian,Peruvians;Lima
Philippines|Filipino,Philippine,Filipinos;Manila
Poland|Polish,Poles;Warsaw
Portugal|Portuguese;Lisbon
Qatar|Qatari,Qataris;Doha
Romania|Romanian,Romanians;Bucharest
Russia|Russian,Russians,Russian Federation;Moscow
Rwanda|Rwandan,Rwandans;Kigali
Saudi Arabia|Saudi,Saudis,Saudi Arabian;Riyadh
Scotland|Scottish,Scots;Edinburgh
Senegal|Senegalese;Dakar
Serbia|Serbian,Serb,Serbs,Serbians;Belgrade
Sierra Leone|Sierra Leonean;Freetown
Singapore|Singaporean,Singaporeans
Slovakia|Slovak,Slovaks,Slovakian;Bratislava
Slovenia|Slovenian,Slovene;Ljubljana
Somalia|Somali,Somalis;Mogadishu
South Africa|South African,South Africans;Pretoria
South Korea|South Korean,South Koreans,ROK;Seoul
South Sudan|South Sudanese;Juba
Spain|Spanish,Spaniards;Madrid
Sri Lanka|Sri Lankan,Sri Lankans;Colombo
Sudan|Sudanese;Khartoum
Sweden|Swedish,Swedes;Stockholm
Switzerland|Swiss;Bern
Syria|Syrian,Syrians;Damascus
Taiwan|Taiwanese;Taipei
Tajikistan|Tajik,Tajiks;Dushanbe
Tanzania|Tanzanian,Tanzanians;Dodoma
Thailand|Thai,Thais;Bangkok
Tunisia|Tunisian,Tunisians;Tunis
Turkey|Turkish,Turks,Türkiye;Ankara
Turkmenistan|Turkmen;Ashgabat
Uganda|Ugandan,Ugandans;Kampala
Ukraine|Ukrainian,Ukrainians;Kyiv,Kiev
United Arab Emirates|Emirati,Emiratis,UAE;Abu Dhabi
United Kingdom|British,Britons,Britain,Great Britain,UK,U.K,U.K.;London,Downing Street
United States|US,U.S,U.S.,USA,American,Americans,America;Washington
Uruguay|Uruguayan,Uruguayans;Montevideo
Uzbekistan|Uzbek,Uzbeks;Tashkent
Vatican|Holy See
Venezuela|Venezuelan,Venezuelans;Caracas
Vietnam|Vietnamese;Hanoi
Wales|Welsh;Cardiff
Yemen|Yemeni,Yemenis;Sanaa,Aden
Zambia|Zambian,Zambians;Lusaka
Zimbabwe|Zimbabwean,Zimbabweans;Harare
"""


def _read(table: str) -> tuple[dict[str, str], dict[str, str]]:
    nations: dict[str, str] = {}
    seats: dict[str, str] = {}
    for line in table.strip().splitlines():
        words, _, capitals = line.partition(";")
        name, _, others = words.partition("|")
        for word in (name, *filter(None, others.split(","))):
            nations[word.casefold()] = name
        for word in filter(None, capitals.split(",")):
            seats[word.casefold()] = name
    return nations, seats


_NATIONS, _SEATS = _read(_TABLE)


def nation(words: str) -> str | None:
    """The country that a name or an adjective of nationality means.

    >>> nation("Britain"), nation("U.S."), nation("Ukrainian"), nation("Atlantis")
    ('United Kingdom', 'United States', 'Ukraine', None)
    """
    return _NATIONS.get(words.casefold().removeprefix("the ").removesuffix("'s").removesuffix("’s"))


def is_people(word: str) -> bool:
    """Whether a word is for a country's people, who are not the country as a source.

    >>> is_people("Norwegians"), is_people("Norway"), is_people("Philippines")
    (True, False, False)
    """
    plain = word.casefold()
    country = _NATIONS.get(plain)
    return country is not None and plain != country.casefold() and plain.endswith("s") and plain[:-1] in _NATIONS


def seat(words: str) -> str | None:
    """The country whose government a capital stands for.

    >>> seat("Moscow"), seat("Leeds")
    ('Russia', None)
    """
    return _SEATS.get(words.casefold().removesuffix("'s").removesuffix("’s"))
