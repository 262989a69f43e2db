// Has veraPDF judge PDF files by PDF/UA-1 and PDF/A-3a; run by the Rhino that its jar brings. One line of JSON a file.
//
// The jar lacks the reader of veraPDF's own profiles, so they are read here. Arguments: the files.

var Profiles = Packages.org.verapdf.pdfa.validation.profiles.Profiles;
var Argument = Packages.org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
var Flavour = Packages.org.verapdf.pdfa.flavours.PDFAFlavour;
var MOST_FAULTS = 20;

function each(nodes, work) {
  for (var index = 0; index < nodes.getLength(); index++) work(nodes.item(index));
}

function text(node, name) {
  var found = node.getElementsByTagName(name);
  return found.getLength() ? String(found.item(0).getTextContent()) : "";
}

function rule(node) {
  var id = node.getElementsByTagName("id").item(0);
  var names = new java.util.ArrayList();
  each(node.getElementsByTagName("argument"), function (argument) {
    names.add(Argument.fromValues(argument.getTextContent(), "", null));
  });
  return Profiles.ruleFromValues(
    Profiles.ruleIdFromValues(
      Flavour.Specification.valueOf(id.getAttribute("specification")),
      id.getAttribute("clause"),
      java.lang.Integer.parseInt(id.getAttribute("testNumber"))
    ),
    node.getAttribute("object"),
    java.lang.Boolean.valueOf(node.getAttribute("deferred")),
    node.getAttribute("tags"),
    text(node, "description"),
    text(node, "test"),
    Profiles.errorFromValues(text(node, "message"), names),
    new java.util.ArrayList()
  );
}

function profile(name, flavour) {
  var place = "org/verapdf/pdfa/validation/" + name + ".xml";
  var stream = java.lang.ClassLoader.getSystemClassLoader().getResourceAsStream(place);
  var builder = Packages.javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder();
  var root = builder.parse(stream).getDocumentElement();
  var rules = new java.util.HashSet();
  var variables = new java.util.HashSet();
  each(root.getElementsByTagName("rule"), function (node) { rules.add(rule(node)); });
  each(root.getElementsByTagName("variable"), function (node) {
    variables.add(
      Profiles.variableFromValues(
        node.getAttribute("name"), node.getAttribute("object"), text(node, "defaultValue"), text(node, "value")
      )
    );
  });
  var details = Profiles.profileDetailsFromValues(name, name, "veraPDF", new java.util.Date(0));
  return Profiles.profileFromValues(flavour, details, "", rules, variables);
}

java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.OFF);
Packages.org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
var named = arguments;
var foundry = Packages.org.verapdf.pdfa.Foundries.defaultInstance();
var standards = [["PDFUA-1", Flavour.PDFUA_1], ["PDFA-3A", Flavour.PDFA_3_A]].map(function (standard) {
  return { name: standard[0], flavour: standard[1], profile: profile(standard[0], standard[1]) };
});

function judged(file, standard) {
  var parser = foundry.createParser(new java.io.FileInputStream(file), standard.flavour);
  var result = foundry.createValidator(standard.profile, MOST_FAULTS, false, false, false).validate(parser);
  parser.close();
  var faults = [];
  for (var found = result.getTestAssertions().iterator(); found.hasNext(); ) {
    var each = found.next();
    var id = each.getRuleId();
    faults.push(
      standard.name + " " + id.getClause() + "-" + id.getTestNumber() + ": " + (each.getErrorMessage() || each.getMessage())
        + " (" + each.getLocation().getContext() + ")"
    );
  }
  return { is_compliant: Boolean(result.isCompliant()), checks: Number(result.getTotalAssertions()), faults: faults };
}

for (var index = 0; index < named.length; index++) {
  var verdict = { file: String(named[index]), standards: {} };
  standards.forEach(function (standard) { verdict.standards[standard.name] = judged(named[index], standard); });
  print(JSON.stringify(verdict));
}
