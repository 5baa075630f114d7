/** The same in English. */

import type { filesDa } from "./files.da";

export const filesEn: typeof filesDa = {
  exports: {
    title: "Take home", lead: "Excel has live formulas, so that you can go on calculating. PDF is the result statement for printing on A4.", day: "The whole day", base: "The base budget", excel: "Excel", pdf: "PDF", making: "Making the file …", minutes: "The protocol of the day", read: "Read",
    own: (table) => `The budget of ${table}`, statement: "The result statement as shown here",
  },
  imports: {
    title: "Import files", lead: "Hand in your budget, catalogue or assumptions as you have them: CSV or Excel. Nothing is stored before you put it in force.", drop: "Drag files here, or choose them", accept: "CSV and XLSX, several at a time.", choose: "Choose files", sending: (name) => `Sending ${name} …`,
    clear: "Remove all files", files: "The files", bytes: (text) => `${text} kB`, not_sent: (n) => (n === 1 ? "One file did not arrive." : `${n} files did not arrive.`), retry: "Try again", hidden: "hidden sheet", hidden_text: "The sheet is hidden in the file and is not read unless you choose it.", sheet: (name) => `sheet ${name}`,
    size: (rows, columns) => `${rows} rows, ${columns} columns`, delimiter: (text) => `separated by ${text}`, delimiters: { ";": "semicolon", ",": "comma", "\t": "tab" }, first_rows_of: (name) => `The first rows of ${name}`, unreadable: "This could not be read",
    mapping: {
      title: "What is what?", source: "Mapping", guess: "The server's proposal from the columns' names", file: (name) => `From file: ${name}`, empty: "None: I choose myself", known: (name) => `The files fit “${name}”.`, guessed: "No known mapping fits. Here is a proposal; look it over.", unknown: "The columns' names say too little. Choose yourself what the sheets are.", own: "This is Råderum's own workbook. It needs no mapping.",
      name: "Name", municipality: "Municipality", save: "Save the mapping as a file", load: "Load a mapping from a file", load_failed: (name) => `${name} is not a mapping.`, edited: "edited here", not_here: (n) => (n === 1 ? "The mapping has one more sheet that is not handed in:" : `The mapping has ${n} more sheets that are not handed in:`),
      unread: "Not read", read_it: "Read the sheet", leave: "Do not read the sheet", columns: (n) => `${n} columns mapped`, from_mapping: "The rules of the mapping file come along, those that are not shown here too.",
    },
    table: {
      content: "What are the rows?", header: "The names stand in row", no_header: "there are none", fields: "Which column is what?", none: "–", missing: (name) => `${name} (not there)`, amounts: "Amounts", shape: "The years stand as", wide: "a column a year", long: "a row a year", year: "The column of years", amount: "The column of amounts", years: "Columns of amounts", posts: "Columns of full-time posts", no_years: "No column has a year in its name.",
      unit: "The amounts are in", units: { 1: "kr.", 1000: "1,000 kr.", 1000000: "m kr." }, decimals: "Decimals", point: "Decimal mark", points: { comma: "comma: 1.250,5", dot: "dot: 1,250.5" }, reversed: "Income is written as plus", blank: "A blank cell is zero",
      contents: { lines: "Budget lines", proposals: "Proposals (catalogue)", committees: "Committees", policy_areas: "Policy areas", assumptions: "Assumptions", participants: "Participants", accounts: "Chart of accounts", statement: "Printed result statement, as a check" },
      field: {
        id: "number or id", name: "name", committee: "committee", committee_name: "committee's name", policy_area: "policy area", policy_area_name: "policy area's name", function: "function", function_name: "function's name", kind: "kind (dranst)", ownership: "ownership", grouping: "grouping", art: "art", steering_area: "steering area", layer: "layer", reference: "reference", post: "line of the statement", index: "price index",
        type: "type", category: "category", group: "group", summary: "in short", description: "description", consequence_service: "consequence for citizens", consequence_staff: "consequence for staff", risk: "risk", preconditions: "preconditions", implementation: "implementation", derived: "derived costs", works_council: "works council's remark", hearing: "hearing replies", origin: "origin", status: "status", version: "version",
        excludes: "instead of", requires: "requires", scalable: "may be taken in part", earliest_start: "earliest start", lasting: "lasting", price_level: "price level", table: "table",
      },
    },
    trial: {
      title: "Try", lead: "See what the files become. Nothing is stored.", go: "Try", going: "Reading the files …", fine: "All is read and can be put in force.", stopped: (n) => (n === 1 ? "One problem stands in the way. Nothing is imported." : `${n} problems stand in the way. Nothing is imported.`), stale: "You have changed something since. Try again.", counts: "Read", people: (n) => `${n} participants are read. The facilitator imports participants under “Participants”.`,
      problems: "Problems and remarks", severity: { problem: "problem", remark: "remark" }, file: "File", sheet: "Sheet", cell: "Cell", value: "It says", say: "What can you do?", row: (n) => `row ${n}`, whole: "the whole file",
      committees: "Budget lines by committee, as they stand in the files", no_committee: "Without a committee", layers: "Budget lines by layer", report: "Result statement, base", proposals: "All proposals of the catalogue", lines: "Count", in_kroner: (currency) => `whole ${currency === "DKK" ? "kroner" : currency}`, name: "Name", difference: "The difference from what is in force",
    },
    use: { title: "Put in force", lead: "The tables' choices stay. They are shown what changes under them.", note: "Why? The tables read this.", note_hint: "such as “The budget after its first reading”", confirm: "Put in force", used: (n) => `Version ${n} is in force.`, versions: "See it under Versions" },
  },
};
