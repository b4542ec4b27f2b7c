"""Given names that tell a person's gender in most places (own compilation from common knowledge).

Names common for both (Alex, Kim, Robin, Sasha, Jean, Andrea) are left out on purpose.
"""

from twosource.names.sets import word_set

_MEN = """
barack aaron abdel abdul abdullah abraham adam adrian ahmad ahmed aidan akira alan alain albert alberto alejandro
aleksandr aleksei alessandro alexander alexandre alexei alexey alfred ali allen amir anders andre andrei andres
andrew andrey andrii andriy angus antonio anthony anton antonin antony ariel arjun arnold arthur arturo asad ashraf
avi bashar ben benjamin benny bernard bernie bill binyamin bob bobby boris brad bradley brandon brendan brent brett
brian bruce bruno bryan carl carlos cedric cesar chad charles charlie christian christoph christophe christopher
chuck claude clive colin connor craig curtis cyril dale damian damien daniel daniil danny darren dave david dean
denis dennis derek dick didier diego dieter dimitri dirk dmitri dmitrii dmitriy dmitry dmytro dominic don donald
doug douglas duncan dwight earl ed eddie edgar eduardo edward edwin egor elliot elon emil emmanuel enrico enrique
eric erik ernest ethan eugene evan evgeny fabio faisal farid felipe felix ferdinand fernando fidel filip francesco
francis francisco francois frank franz fred frederic frederick fumio fyodor gabriel gareth gary gavin geoff geoffrey
george georges gerald gerard gerhard giancarlo gideon gilles giorgio giovanni giuseppe glen glenn gordon graham greg
gregory guido guillaume guillermo gunther gustavo guy hamid hamza hans harold harry hasan hassan hector heinz henri
henrik henry herbert herman hiroshi hossein howard hugh hugo hussein ian ibrahim igor ilya imran isaac ismail ivan
jack jacob jacques jaime jair jake jakub james jamie jan janos jared jason javier jay jeb jeff jeffrey jens jeremy
jerome jerry jesus jim jimmy joao joaquin joe joel joerg johan johann johannes john johnny jon jonathan jorge jose
josef joseph josh joshua juan julian julio jurgen justin kamal karim karl kazuo keir keith ken kenji kenneth kevin
khaled khalid kirill klaus konstantin kurt kyle kyrylo lamar larry lars laurent lawrence lee len leo leon leonard
leonid lewis liam lindsey lloyd lorenzo louis luc luca lucas luigi luis luiz luke maciej magnus mahmoud maksim
malcolm manuel marc marcel marco marcos marcus mario mark markus martin marvin massimo mateo mateusz mathieu matt
matteo matthew matthias maurice max maxim maxime maximilian mehmet michael michal michel miguel mikael mike mikhail
mikhailo milan milos mitch mitt mohamed mohammad mohammed morgan moshe muhammad mustafa mykhailo mykola narendra
nathan nathaniel ned neil nicholas nick nicolas nigel nikita nikolai nikolay nikos norbert norman oleg oleh
oleksandr oleksii oliver olivier omar orlando oscar osama otto owen pablo paolo pascal pat patrick paul pavel pavlo
pedro pete peter petr petro phil philip philippe pierre pieter piotr rafael rahul rajesh ralph ramon ramzan rand
randy raphael rashid raul ravi ray raymond recep reince reza ricardo richard rick rishi rob robert roberto rodrigo
roger roland rolf roman romano ron ronald rory ross roy ruben rudolf rudy rui ruslan rupert russell ryan sadiq saad
sajid salman salvatore sam sami samir samuel sanjay scott sean sebastian serge sergei sergey sergio serhii serhiy
seth seymour shane shaun shinzo silvio simon stan stanislav stanley stefan stefano stephane stephen steve steven
stuart sven syed tadeusz takeshi tariq taro ted terry theodore thierry thomas tim timothy toby todd tom tomas tomasz
tommy tony travis trey trevor troy tyler ulrich umar uwe vadim valentin valery vasily venkat viacheslav victor
viktor vincent vitali vitaly vitalii vladimir vladislav volodymyr vsevolod vyacheslav waleed walter warren wayne wei
werner wilhelm will william willie winston wolfgang xavier xi yair yaroslav yevgeny yitzhak yoav yosef yoshihide
yuri yurii yusuf zachary zoran sundar satya jens-uwe jean-claude jean-luc jean-pierre jean-yves jean-marc karl-heinz
"""
_WOMEN = """
abigail ada adriana agnes aisha alexandra alexandria alice alicia alina alison allison amanda amber amelia amina amy
ana anastasia angela angelina anita anna annalena anne annie antonia april arlene ashley astrid audrey ayesha
barbara beatrice becky belinda bella beth betty beverly bianca birgit bonnie brenda bridget brigitte camila camilla
carla carly carmen carol carole carolina caroline carolyn carrie catalina catherine cathy cecilia celia charlotte
chelsea cheryl chiara chloe christina christine cindy claire clara claudia colleen condoleezza connie constance
cristina cynthia dana daniela danielle daria dawn debbie deborah debra delia denise diana diane dina dolores donna
dora doris dorothy ebba eileen ekaterina elaine eleanor elena elisa elisabeth elise elizabeth ella ellen elsa emilia
emily emma erica erin esther eugenia eva eve evelyn faith fatima felicity fiona florence frances francesca gabriela
gail galina georgia geraldine gina giorgia giulia gladys glenda gloria grace greta gretchen gwen hannah hanna
harriet heather heidi helen helena helga henrietta hilary hillary hina holly huma ida ines inga ingrid irene irina
iris isabel isabella isabelle ivana jacinda jackie jacqueline jane janet janice jasmine jeanne jen jenna jennifer
jenny jessica jill joan joanna joanne josephine joy joyce juanita judith judy julia juliana julie june justine kaja
kamala karen karin karina karine karoline kate kathleen katherine kathryn kathy katie katrina katya kayla kayleigh
keiko kellyanne kelly-anne kristen kristin kristina larisa laura lauren layla leah leila lena lesley lidia liliana
lily linda lindsay lisa liz liza lois loretta lori lorraine louise lucia lucy ludmila lydia lynn lynne madeleine
maggie maia malala marcia margaret margarita maria mariam marian marianne marie marina marine marjorie martha
martina mary maureen megan melania melanie melinda melissa mercedes meredith mette mia michaela michele michelle
mildred mina miranda miriam moira molly monica monika nadia nadine nancy naomi natalia natalie natasha nicola nicole
nikki nina nora norma olena olga olivia oksana paloma pamela patricia patty paula pauline peggy penelope penny petra
phyllis polly priti priya rachel rebecca regina renata rhonda rita roberta rosa rosalind rose rosemary roxana ruth
sabrina sally samantha sandra sanna sara sarah savannah shannon sharon sheila shelley sheryl shirley silvia simone
sofia sonia sophia sophie stacey stella stephanie sue susan susana susanna suzanne svetlana sylvia tamara tammy
tania tanya tara tatiana tatyana teresa tessa theresa therese tiffany tina tracy tulsi ursula usha valentina valerie
vanessa vera veronica victoria viktoria viola violet virginia vivian wendy whitney yasmin yelena yolanda yulia
yvette yvonne zainab zara zhanna zoe
"""
MEN = word_set(_MEN)
WOMEN = word_set(_WOMEN) - MEN


def gender_of(given: str) -> str:
    """ "m", "f" or "" for a given name.

    >>> gender_of("Maria"), gender_of("Dmytro"), gender_of("Robin")
    ('f', 'm', '')
    """
    word = given.casefold()
    return "m" if word in MEN else "f" if word in WOMEN else ""
