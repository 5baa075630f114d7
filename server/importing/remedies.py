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
    "no_budget": (
        "Filerne har ingen budgetlinjer. Vælg også filen med budgettet.",
        "The files hold no budget lines. Choose the budget's file too.",
    ),
    "missing_file": ("Filen mangler. Læg den i mappen.", "The file is missing. Put it in the folder."),
    "file_not_used": (
        "Filen er ikke brugt. Vælg, hvad den er, hvis den hører med.",
        "The file was not used. Choose what it is, if it belongs here.",
    ),
    # a file as such
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
    "mixed_encoding": (
        "Filen ligner {about}, men har tegn, der ikke er det. Gem den igen som CSV i UTF-8.",
        "The file looks like {about} but has characters that are not. Save it again as CSV in UTF-8.",
    ),
    "not_a_table": (
        "Filen er hverken tekst eller et regneark. Gem den som CSV eller XLSX.",
        "The file is neither text nor a workbook. Save it as CSV or XLSX.",
    ),
    "not_a_workbook": (
        "Filen hedder .{about}, men er ikke et regneark. Åbn den i det program, den kom fra, og gem den igen.",
        "The file is called .{about} but is no workbook. Open it in the program it came from, and save it again.",
    ),
    "broken_workbook": (
        "Regnearket er beskadiget ({about}). Åbn det, og gem det igen som XLSX.",
        "The workbook is damaged ({about}). Open it, and save it again as XLSX.",
    ),
    "locked_workbook": (
        "Regnearket har en adgangskode. Gem det uden.",
        "The workbook has a password. Save it without.",
    ),
    "zip_bomb": (
        "Regnearket pakker mere ud, end det må ({about}). Kopiér arket over i et nyt regneark.",
        "The workbook unpacks to more than it may ({about}). Copy the sheet into a new workbook.",
    ),
    "too_heavy": (
        "Regnearket kan ikke læses med den tid og hukommelse, der er sat af. Gem det ark, der skal bruges, som CSV.",
        "The workbook cannot be read in the time and memory set aside. Save the sheet you need as CSV.",
    ),
    "far_cell": (
        "Arket har en celle langt fra de andre ({about}). Slet rækker og kolonner uden for tabellen.",
        "The sheet has a cell far from the others ({about}). Delete the rows and columns outside the table.",
    ),
    "file_too_large": (
        "Filen er for stor. Den må højst fylde {about} MB.",
        "The file is too large. It may be {about} MB at most.",
    ),
    "too_many_rows": (
        "Der er for mange rækker. Der må højst være {about}; udelad dem, der ikke er budget.",
        "There are too many rows. At most {about}; leave out those that are no budget.",
    ),
    "too_many_columns": (
        "Der er for mange kolonner. Der må højst være {about}.",
        "There are too many columns. At most {about}.",
    ),
    "too_many_cells": (
        "Arket er for stort. Det må højst have {about} celler; slet tomme rækker og kolonner.",
        "The sheet is too large. At most {about} cells; delete blank rows and columns.",
    ),
    "hidden_sheet": (
        "Arket er skjult og er ikke læst. Vis det i regnearket, hvis det hører med.",
        "The sheet is hidden and was not read. Show it in the workbook, if it belongs here.",
    ),
    "sheet_not_there": (
        "Regnearket har ikke arket {about}. Tilføj det, eller vælg et andet.",
        "The workbook has no sheet {about}. Add it, or choose another.",
    ),
    "merged_cells": (
        "Cellerne {about} er flettet; kun den første har en værdi. Ophæv fletningen, hvis de andre skal læses.",
        "The cells {about} are merged; only the first has a value. Unmerge them, if the others are to be read.",
    ),
    "formula_without_value": (
        "Cellen er en formel, som ikke er regnet ud. Åbn regnearket, lad det regne, og gem det.",
        "The cell is a formula that was not worked out. Open the workbook, let it calculate, and save it.",
    ),
    "error_value": (
        "Cellen er en fejl i regnearket. Ret formlen.",
        "The cell is an error in the workbook. Correct the formula.",
    ),
    "more_of_them": (
        "Der er {about} mere af samme slags i kolonnen.",
        "There are {about} more of the same kind in the column.",
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
    "not_amount": (
        "Skriv et beløb, som {about}.",
        "Write an amount, like {about}.",
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
    "index_far_off": (
        "Indekset er langt fra 1. Er 1.041 blevet læst som tusind? Skriv det med komma: 1,041.",
        "The index is far from 1. Was 1.041 read as a thousand? Write it as the spreadsheet's own number.",
    ),
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
    "no_rows_left": (
        "Ingen rækker er tilbage efter udvalget {about}. Ret det i tilknytningen.",
        "No row is left by the selection {about}. Correct it in the mapping.",
    ),
    "several_kinds": (
        "Kolonnen blander {about}, som ikke kan lægges sammen. Vælg én i tilknytningen.",
        "The column mixes {about}, which cannot be added up. Choose one in the mapping.",
    ),
    "not_a_year": (
        "Skriv et årstal fra {about}.",
        "Write a year of {about}.",
    ),
    "missing_year": (
        "Der er intet beløb for {about}. Tilføj rækken, eller skriv 0.",
        "There is no amount for {about}. Add the row, or write 0.",
    ),
    # accounts, signs and totals
    "not_an_account": (
        "Skriv funktionen som {about}.",
        "Write the function as {about}.",
    ),
    "unknown_account": (
        "Funktionen står ikke i kontoplanen ({about}). Ret den, eller tilføj den i tilknytningens kontoplan.",
        "The function is not in the chart of accounts ({about}). Correct it, or add it to the mapping's chart.",
    ),
    "new_account": (
        "Funktionen står ikke i kontoplanen ({about}). Se efter, om den er rigtig.",
        "The function is not in the chart of accounts ({about}). See whether it is right.",
    ),
    "odd_sign": (
        "Fortegnet ser forkert ud: {about} plejer at være minus. Se efter.",
        "The sign looks wrong: {about} is usually minus. Have a look.",
    ),
    "same_row": (
        "Rækken er den samme som række {about}. Se efter, om den skal tælle to gange.",
        "The row is the same as row {about}. See whether it should count twice.",
    ),
    "total_rounded": (
        "Totalen afviger {about} fra rækkernes sum. Det ligner afrunding; rækkerne gælder.",
        "The total is {about} off the sum of its rows. It looks like rounding; the rows count.",
    ),
    "total_differs": (
        "Totalen passer ikke med rækkerne: {about}. Ret rækkerne, eller fjern totalen.",
        "The total does not meet its rows: {about}. Correct the rows, or remove the total.",
    ),
    "not_in_the_statement": (
        "Posten {about} står ikke i resultatopgørelsen.",
        "The statement has no line {about}.",
    ),
    # what a budget can do without
    "no_index": (
        "Der er intet prisindeks {about}: beløbene stiger ikke med årene. Tilføj det i forudsætningerne.",
        "There is no price index {about}: amounts do not rise with the years. Add it to the assumptions.",
    ),
    "left_out": (
        "{about} er udeladt, fordi forudsætningerne mangler en værdi til det.",
        "{about} is left out, since the assumptions lack a value for it.",
    ),
    "layout_left_out": (
        "Opstillingen er udeladt, fordi den ikke har hele budgettet med: {about}.",
        "The layout is left out, since it does not hold the whole budget: {about}.",
    ),
    # the mapping itself
    "mapping_broken": (
        "Tilknytningen kan ikke læses: {about}.",
        "The mapping cannot be read: {about}.",
    ),
    "mapping_guessed": (
        "Tilknytningen er et gæt ud fra kolonnernes navne. Se den efter.",
        "The mapping is guessed from the names of the columns. Look it over.",
    ),
    "does_not_fit": (
        "Filerne passer ikke sammen: {about}",
        "The files do not fit together: {about}",
    ),
    # participants
    "not_people": (
        "Kolonnen mangler. Første række skal være {about}, eller det samme på dansk.",
        "The column is missing. The first row is {about}, or the same in Danish.",
    ),
    "too_many_people": (
        "En arbejdsdag har højst {about} deltagere.",
        "A workshop has at most {about} participants.",
    ),
    "bad_table": ("Bordet skal være et tal fra 0 til {about}.", "The table is a number from 0 to {about}."),
    "same_name": ("Navnet står også i række {about}.", "The name is also in row {about}."),
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

REMARKS = frozenset(
    {
        "file_not_used",
        "hidden_sheet",
        "merged_cells",
        "new_account",
        "odd_sign",
        "same_row",
        "same_name",
        "total_rounded",
        "no_index",
        "left_out",
        "layout_left_out",
        "mapping_guessed",
        "more_of_them",
    }
)
"""Codes of what is shown and does not stand in the way."""
