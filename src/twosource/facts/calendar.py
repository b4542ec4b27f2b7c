"""The calendar's words: months and weekdays as news writes them."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
# "March 3", "March 3, 2024", "3 March", "3rd of March 2024"
CALENDAR_DATE = rf"\b{MONTH}\.?\s+{_DAY}\b(?:,?\s+\d{{4}}\b)?|\b{_DAY}\s+(?:of\s+)?{MONTH}\b\.?(?:,?\s+\d{{4}}\b)?"
