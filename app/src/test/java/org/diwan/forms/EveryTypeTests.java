package org.diwan.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diwan.forms.FormPages.FORMS;
import static org.diwan.forms.FormPages.form;
import static org.diwan.forms.FormPages.html;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** For each type, whatever is posted: taken, or refused beside the field; never an exception, never mark-up. */
class EveryTypeTests {

    /** {@code -Pproof} tries five times as many. */
    private static final int TRIES = Integer.getInteger("diwan.tries", 50);

    /** Of lists, whose pages are long: each with hundreds of rows at times. */
    private static final int TRIES_OF_LISTS = TRIES / 10;

    /** A component of each type, by a name for it. */
    private static final Map<String, String> TYPES = types();

    private static final List<String> NAMES = List.of(
            "x",
            "x-day",
            "x-month",
            "x-year",
            "x-time",
            "x.0",
            "x.0.a",
            "x.1.a",
            "x.0.b.0.c",
            "x.0.b.49.c",
            "x.-1.a",
            "x.99999.a",
            "x.999999999999.a",
            "x.0.",
            "x..a",
            ".",
            "",
            "x.0.b",
            "x.a",
            "other",
            "this",
            "i",
            "_add",
            "_remove",
            "_drop",
            "_stay",
            "_seen",
            "__proto__");

    private static final List<String> PIECES = List.of(
            "",
            " ",
            "one",
            "two",
            "3",
            "true",
            "false",
            "on",
            "<b>bold</b>",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "{{x}}",
            "{{#loop this}}{{/loop}}",
            "{{",
            "${x}",
            "__${7*7}__",
            "[[${x}]]",
            "*{x}",
            "=1 + 1",
            "=this",
            "\u202e",
            "\u2066",
            "\u200f",
            "e\u0301",
            "\u0627\u0651\u064e",
            "\ud83d\ude00",
            "\ud83d",
            "\u0000",
            "\u0007",
            "\ufffe",
            "-1",
            "1e9",
            "1e999999999",
            "99999999999999999999",
            "999999999999999",
            "0.00000000001",
            "NaN",
            "-0",
            "١٢",
            "٣١",
            "29",
            "2",
            "2024",
            "2026-11-22",
            "2026-11-22T10:15",
            "2026-02-30",
            "2026-11-22T10:15:00+99:99",
            "25:61",
            "14:30",
            "12 م",
            "0 am",
            "500",
            "501",
            "100000",
            "x.0",
            "x.1",
            "x.-1",
            "x.99999",
            "x.0.b",
            "x.0.b.0",
            "x:f1",
            "x:none",
            "f1",
            "f2",
            "stolen",
            "{\"id\":\"stolen\"}",
            "[]",
            "{}",
            "a,b",
            "'",
            "\\",
            "%s%n",
            "javascript:alert(1)",
            "sa03 8000 0000 6080 1016 7519",
            "SA٠٣٨٠٠٠٠٠٠٠٦٠٨٠١٠١٦٧٥١٩",
            "SA0380000000608010167518",
            "DE",
            "XX12",
            "x".repeat(1200),
            "\r\n",
            "\t");

    private static Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("textfield", "'key':'x','validate':{'maxLength':30,'minLength':2}");
        types.put("textfield email", "'key':'x','validate':{'validationType':'email','required':true}");
        types.put("textfield pattern", "'key':'x','validate':{'pattern':'^(a+)+$'}");
        types.put("textfield iban", "'key':'x','properties':{'format':'iban'},'validate':{'required':true}");
        types.put("textarea", "'key':'x','validate':{'maxLength':'=10 + 20'}");
        types.put("number", "'key':'x','decimalDigits':2,'validate':{'min':-5,'max':5000}");
        types.put("number text", "'key':'x','serializeToString':true,'increment':'0.5'");
        types.put("datetime", "'key':'x','subtype':'date','validate':{'required':true}");
        types.put("datetime time", "'key':'x','subtype':'time','timeSerializingFormat':'utc_offset'");
        types.put("datetime both", "'key':'x','subtype':'datetime','timeSerializingFormat':'utc_normalized'");
        types.put("checkbox", "'key':'x','validate':{'required':true}");
        String options =
                "'values':[{'value':'one','label':'One'},{'value':'two','label':'Two'},{'value':3,'label':'3'}]";
        for (String choice : List.of("radio", "select", "checklist", "taglist")) {
            types.put(choice, "'key':'x'," + options);
            types.put(choice + " dynamic", "'key':'x','valuesExpression':'=other'");
        }
        types.put("filepicker", "'key':'x','multiple':true,'accept':'.pdf,image/*'");
        types.put("filepicker one", "'key':'x','validate':{'required':true}");
        String a = "{'type':'textfield','id':'a','key':'a','label':'A {{this.a}}','validate':{'required':true}}";
        String file = "{'type':'filepicker','id':'f','key':'f','label':'F'}";
        String inner = "{'type':'dynamiclist','id':'b','path':'b','label':'B','components':["
                + "{'type':'number','id':'c','key':'c','label':'C','conditional':{'hide':'=parent.a = \\\"hide\\\"'}}]}";
        types.put("group", "'path':'x','components':[" + a + "]");
        types.put("group repeats", "'path':'x','isRepeating':true,'components':[" + a + "]");
        types.put("dynamiclist", "'path':'x','isRepeating':true,'components':[" + a + "," + inner + "," + file + "]");
        types.put("table", "'dataSource':'=other','columns':[{'key':'value','label':'V'},{'key':'id','label':'I'}]");
        types.put("table columns", "'dataSource':'=x','columnsExpression':'=other'");
        types.put("expression", "'key':'x','expression':'=[other, x]'");
        types.put("text", "'text':'# Hello {{other}} {{#loop x}}{{a}}{{/loop}}'");
        types.put("html", "'content':'<p title={{other}}>{{other}}<a href={{other}}>{{x}}</a></p>'");
        types.put("image", "'source':'{{other}}','alt':'{{other}}'");
        types.put("iframe", "'url':'{{other}}'");
        types.put("documentPreview", "'dataSource':'=x','title':'{{other}}'");
        types.put("button", "'action':'submit'");
        types.put("button reset", "'action':'reset'");
        types.put("separator", "'id':'x'");
        types.put("spacer", "'height':20");
        return types;
    }

    static Stream<String> names() {
        return TYPES.keySet().stream();
    }

    @Test
    void noTypeIsLeftOut() {
        assertThat(TYPES.keySet().stream().map(EveryTypeTests::type)).containsAll(ComponentType.ALL.keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void anythingPostedIsTakenOrRefusedBesideItsField(String name) {
        FormSchema schema = schema(name);
        Random random = new Random(name.hashCode());
        boolean list = schema.all().anyMatch(FormComponent::repeats);
        for (int i = 0; i < (list ? TRIES_OF_LISTS : TRIES); i++) {
            MultiValueMap<String, String> posted = posted(schema, random);
            SentFiles files = files(random);
            Map<String, Object> context = context(random);
            Answers answers = FORMS.read(schema, posted, files, context);
            String about = name + " " + posted + " " + context;

            isOfItsType(schema, answers, about);
            isOnItsPage(schema, answers, posted, about);
            if (answers.complete()) {
                Map<String, Object> kept = answers.onto(context);
                Answers again = FORMS.check(schema, answers.values(), context);
                assertThat(again.errors()).as(about).isEmpty();
                assertThat(again.onto(context)).as(about).isEqualTo(kept);
                FORMS.summary(schema, kept, Map.of(), Locale.FRENCH);
            }
        }
    }

    private static String type(String name) {
        return name.replaceFirst(" .*", "");
    }

    private static FormSchema schema(String name) {
        String id = TYPES.get(name).contains("'id'") && name.equals("separator") ? "" : "'id':'c_x',";
        return form("{'type':'" + type(name) + "'," + id + "'label':'X {{x}}'," + TYPES.get(name) + "}");
    }

    /** What a person, or somebody else, may send: names of the form above all, and any other. */
    private static MultiValueMap<String, String> posted(FormSchema schema, Random random) {
        MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
        if (random.nextInt(3) > 0) {
            posted.add("x", piece(random));
        }
        for (int n = random.nextInt(6); n > 0; n--) {
            posted.add(NAMES.get(random.nextInt(NAMES.size())), piece(random));
        }
        if (random.nextInt(3) > 0) {
            // As an honest browser sends a list.
            schema.all().filter(FormComponent::repeats).findFirst().ifPresent(list -> {
                int rows = random.nextInt(3);
                posted.set("x", String.valueOf(rows));
                for (int row = 0; row < rows; row++) {
                    posted.set("x." + row + ".a", piece(random));
                    posted.set("x." + row + ".b", String.valueOf(random.nextInt(3)));
                    posted.set("x." + row + ".b.0.c", piece(random));
                    posted.set("x." + row + ".f", piece(random));
                }
            });
        }
        return posted;
    }

    private static String piece(Random random) {
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        return random.nextInt(4) == 0 ? piece + PIECES.get(random.nextInt(PIECES.size())) : piece;
    }

    private static SentFiles files(Random random) {
        UploadedFile kept = new UploadedFile("f1", "<b>${x}.pdf", "application/pdf", 10, null);
        UploadedFile now = new UploadedFile("f2", "{{x}}.exe", "application/x-dosexec", 0, null);
        UploadedFile bad = new UploadedFile("", "\u202efdp.exe", "", -1, "infected");
        Map<String, List<UploadedFile>> sent = new HashMap<>();
        if (random.nextBoolean()) {
            sent.put("x", List.of(kept, now, bad).subList(0, random.nextInt(4)));
            sent.put("x.0.f", List.of(now));
            sent.put("x.99999.f", List.of(bad));
            sent.put("other", List.of(kept));
        }
        return new SentFiles(sent, Map.of("f1", kept));
    }

    /** Answers of other pages; of an unexpected kind now and then. */
    private static Map<String, Object> context(Random random) {
        Map<String, Object> context = new HashMap<>();
        Object other =
                switch (random.nextInt(6)) {
                    case 0 -> piece(random);
                    case 1 -> List.of("one", piece(random), 3L, Map.of("value", piece(random), "label", piece(random)));
                    case 2 -> List.of(Map.of("value", List.of(1L)), Map.of("label", "L"), Map.of("id", "i"));
                    case 3 -> Map.of("value", piece(random));
                    case 4 -> new BigDecimal("1e40");
                    default -> List.of();
                };
        context.put("other", other);
        if (random.nextInt(4) == 0) {
            context.put("x", other);
        }
        return context;
    }

    private static void isOfItsType(FormSchema schema, Answers answers, String about) {
        Set<String> own = schema.all()
                .filter(c -> c.asks() || c.repeats() || !c.key().isEmpty())
                .map(FormComponent::path)
                .map(path -> path.replaceFirst("\\..*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        own.add("other");
        own.add("x");
        assertThat(answers.values().keySet()).as(about).isSubsetOf(own);
        FormComponent c = schema.components().get(0);
        Object value = Data.get(answers.values(), "x");
        if (!answers.asked().contains("x") || value == null) {
            return;
        }
        switch (c.type()) {
            case "textfield", "textarea" -> assertThat(value).as(about).isInstanceOf(String.class);
            case "number" ->
                assertThat(value)
                        .as(about)
                        .isInstanceOfAny(c.setting("serializeToString").isEmpty() ? Number.class : String.class);
            case "datetime" -> assertThat(value.toString()).as(about).matches("[-0-9T:+Z.]{5,35}");
            case "checkbox" -> assertThat(value).as(about).isInstanceOf(Boolean.class);
            case "radio", "select" -> assertThat(offered(c, answers)).as(about).contains(value);
            case "checklist", "taglist" ->
                assertThat(offered(c, answers)).as(about).containsAll((Collection<?>) value);
            case "filepicker" ->
                assertThat(FilePicker.files(value)).as(about).isNotEmpty().allMatch(file -> Set.of("f1", "f2")
                        .contains(file.id()));
            case "dynamiclist" ->
                assertThat((List<?>) value)
                        .as(about)
                        .hasSizeLessThanOrEqualTo(Expansion.MOST_ROWS)
                        .allMatch(Map.class::isInstance);
            default -> assertThat(c.type()).isIn("group", "expression");
        }
    }

    private static List<Object> offered(FormComponent c, Answers answers) {
        List<Option> options = c.values().isEmpty() ? Option.of(answers.known().get("other")) : c.values();
        return options.stream().map(Option::value).collect(Collectors.toList());
    }

    private static void isOnItsPage(
            FormSchema schema, Answers answers, MultiValueMap<String, String> posted, String about) {
        Document page = html(FORMS.view(schema, answers, Map.of(), Locale.forLanguageTag("ar")), Locale.ENGLISH);
        List<String> all = page.select("[id]").eachAttr("id");
        Set<String> ids = new HashSet<>(all);
        assertThat(all).as(about).hasSameSizeAs(ids);
        assertThat(page.select("script, [onerror], form b, iframe, form img[src^=http]"))
                .as(about)
                .isEmpty();
        assertThat(page.select("a[href^=javascript], [style]")).as(about).isEmpty();
        List<Element> links = page.select(".govuk-error-summary__list a");
        assertThat(links).as(about).hasSameSizeAs(answers.errors().keySet());
        links.forEach(link -> {
            String to = link.attr("href").substring(1);
            if (answers.errors().keySet().stream().noneMatch(String::isEmpty)) {
                assertThat(ids).as(about).contains(to);
            }
            assertThat(link.text()).as(about).isNotBlank();
        });
        assertThat(page.select("label[for]").eachAttr("for")).as(about).allMatch(ids::contains);
        assertThat(page.select("[aria-describedby]").eachAttr("aria-describedby"))
                .as(about)
                .allMatch(described -> ids.containsAll(List.of(described.split(" "))));
        shownAgain(answers, posted, page, about);
    }

    /** Text that was typed into a field is there again, or an error is beside it. */
    private static void shownAgain(Answers answers, MultiValueMap<String, String> posted, Document page, String about) {
        if (answers.focus() != null) {
            return;
        }
        page.select("input[type=text], input[type=email], textarea").forEach(input -> {
            String name = input.attr("name");
            String first = posted.getOrDefault(name, List.of("")).get(0);
            String shown = input.normalName().equals("textarea") ? input.wholeText() : input.val();
            if (answers.typed().containsKey(name)) {
                assertThat(plain(shown)).as(name + " of " + about).isEqualTo(plain(first));
            }
        });
    }

    /** What HTML itself changes: line ends, and characters that it cannot hold. */
    private static String plain(String text) {
        return text.replaceAll("[\\s\\u0000\\ud800-\\udfff\\ufffd]", "");
    }
}
