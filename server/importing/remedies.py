"""What to do about a problem in a file, in Danish and English. {about} is what the sentence is about."""

from __future__ import annotations

REMEDIES: dict[str, tuple[str, str]] = {
    "not_recognised": (
        "Ingen af mappens filer har de kolonner, der ventes. Vælg mappen med {about}.",
        "No file in the folder has the columns expected. Choose the folder with {about}.",
    ),
    "two_formats": (
        "Mappen blander filer fra {about}. Læg dem i hver sin mappe.",
        "The folder mixes files of {about}. Put them in folders of their own.",
    ),
    "missing_file": ("Filen mangler. Læg den i mappen.", "The file is missing. Put it in the folder."),
    "unreadable": (
        "Filen kan ikke læses ({about}). Gem den som CSV i UTF-8 med semikolon.",
        "The file cannot be read ({about}). Save it as CSV in UTF-8 with semicolons.",
    ),
    "other_format": (
        "Projektmappen er skrevet af en anden version af Råderum. Hent den på ny.",
        "The workbook was written by another version of Råderum. Download it again.",
    ),
    "missing_sheet": (
        "Arket mangler. Hent projektmappen på ny, og ret i den.",
        "The sheet is missing. Download the workbook again, and make the changes in that.",
    ),
    "contradicts": (
        "Tallene passer ikke sammen ({about}). Ret det, eller hent projektmappen på ny.",
        "The figures contradict each other ({about}). Correct it, or download the workbook again.",
    ),
    "no_rows": ("Filen har ingen rækker.", "The file has no rows."),
    "missing_column": (
        "Kolonnen mangler. Tilføj den, eller ret dens navn i første række.",
        "The column is missing. Add it, or correct its name in the first row.",
    ),
    "double_column": (
        "Kolonnen står flere gange. Fjern de overflødige.",
        "The column stands more than once. Remove the others.",
    ),
    "wrong_width": (
        "Rækken skal have {about} felter. Sæt tekst med semikolon i anførselstegn.",
        "The row must have {about} cells. Put text that holds a semicolon in quotation marks.",
    ),
    "no_years": (
        "Første række skal have mindst to år i træk, som {about}.",
        "The first row must have at least two years in a row, like {about}.",
    ),
    "required": ("Feltet er tomt. Udfyld det.", "The cell is empty. Fill it in."),
    "not_whole": (
        "Skriv et helt tal, som {about}.",
        "Write a whole number, like {about}.",
    ),
    "not_decimal": (
        "Skriv et tal med højst {about} decimaler og uden tusindtalsskilletegn.",
        "Write a number with at most {about} decimals and no thousands separator.",
    ),
    "too_large": (
        "Tallet er for stort. Se efter, om enheden er rigtig.",
        "The number is too large. See whether the unit is right.",
    ),
    "not_positive": ("Tallet skal være større end 0.", "The number must be above 0."),
    "not_base_year": (
        "Indekset skal være 1 i budgetåret.",
        "The index must be 1 in the budget year.",
    ),
    "not_one_of": ("Skriv en af: {about}.", "Write one of: {about}."),
    "not_known": (
        "Findes ikke i {about}. Ret det her, eller tilføj det dér.",
        "Not in {about}. Correct it, or add it there.",
    ),
    "of_another": (
        "Hører til udvalget {about}. Ret det ene af de to felter.",
        "Belongs to the committee {about}. Correct one of the two cells.",
    ),
    "twice": (
        "Står allerede i række {about}. Giv rækken sit eget nummer.",
        "Already in row {about}. Give this row a number of its own.",
    ),
    "missing_row": ("Rækken {about} mangler. Tilføj den.", "The row {about} is missing. Add it."),
    "itself": ("Et forslag kan ikke pege på sig selv. Fjern det.", "A proposal cannot name itself. Remove it."),
    "needs_its_alternative": (
        "Forslaget kræver {about}, men de udelukker hinanden. Fjern den ene af de to.",
        "The proposal requires {about}, but they exclude each other. Remove one of the two.",
    ),
    "before_start": (
        "Forslaget kan tidligst begynde i {about}. Skriv 0, eller ret tidligste_start.",
        "The proposal can begin in {about} at the earliest. Write 0, or correct tidligste_start.",
    ),
    "other_name": (
        "Hed {about} i en tidligere række. Brug samme navn til samme nummer.",
        "Was called {about} in an earlier row. Use the same name for the same number.",
    ),
    # as domain.clean refuses texts
    "text_too_long": (
        "Teksten er for lang. Skriv højst {about} tegn.",
        "The text is too long. Write at most {about} characters.",
    ),
    "text_not_clean": (
        "Teksten har tegn, der ikke kan vises. Skriv den igen.",
        "The text has characters that cannot be shown. Write it again.",
    ),
}
