package org.diwan.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diwan.forms.FormPages.FORMS;
import static org.diwan.forms.FormPages.form;
import static org.diwan.forms.FormPages.html;
import static org.diwan.forms.FormPages.posted;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Lists whose rows a person adds and takes away, and answers that stand inside objects. */
class RowsTests {

    private static final FormSchema CHILDREN =
            form("{'type':'dynamiclist','id':'l','path':'children','label':'Children','isRepeating':true,"
                    + "'defaultRepetitions':1,'components':["
                    + "{'type':'textfield','id':'n','key':'name','label':'Name','validate':{'required':true}},"
                    + "{'type':'number','id':'a','key':'age','label':'Age','defaultValue':1},"
                    + "{'type':'textfield','id':'s','key':'school','label':'School of {{this.name}}',"
                    + "'conditional':{'hide':'=this.age < 6'}}]}");

    @Test
    void aNewFormBeginsWithItsFirstRows() {
        Map<String, Object> values = FORMS.begin(CHILDREN, Map.of(), Map.of());

        assertThat(values).isEqualTo(Map.of("children", List.of(Map.of("age", 1L))));
        Document page = page(Answers.of(values));
        assertThat(page.select("input[name=children]").val()).isEqualTo("1");
        assertThat(page.select("input[name='children.0.name']")).hasSize(1);
        assertThat(page.select("input[name='children.0.age']").val()).isEqualTo("1");
        assertThat(page.select("input[name='children.0.school']")).isEmpty();
    }

    @Test
    void eachRowIsReadOnItsOwn() {
        Answers answers = FORMS.read(
                CHILDREN,
                posted(
                        "children",
                        "2",
                        "children.0.name",
                        "Sara",
                        "children.0.age",
                        "4",
                        "children.0.school",
                        "X",
                        "children.1.name",
                        "Omar",
                        "children.1.age",
                        "9",
                        "children.1.school",
                        "North"),
                Map.of());

        assertThat(answers.errors()).isEmpty();
        assertThat(answers.values())
                .isEqualTo(Map.of(
                        "children",
                        List.of(
                                Map.of("name", "Sara", "age", 4L),
                                Map.of("name", "Omar", "age", 9L, "school", "North"))));
        assertThat(page(answers).select("label[for=f-children-1-school]").text())
                .isEqualTo("School of Omar");
        assertThat(FORMS.check(CHILDREN, answers.values(), Map.of()).values()).isEqualTo(answers.values());
    }

    @Test
    void anErrorStandsAtItsRow() {
        Answers answers = FORMS.read(
                CHILDREN, posted("children", "2", "children.0.name", "Sara", "children.1.name", ""), Map.of());

        assertThat(answers.errors()).containsOnlyKeys("children.1.name");
        assertThat(page(answers).select(".govuk-error-summary__list a").attr("href"))
                .isEqualTo("#f-children-1-name");
    }

    @Test
    void aRowIsAddedWithItsDefaultsAndNothingTypedIsLost() {
        Answers answers = FORMS.read(
                CHILDREN,
                posted("children", "1", "children.0.name", "", "children.0.age", "x", "_add", "children"),
                Map.of());

        assertThat(answers.complete()).isFalse();
        assertThat(answers.errors()).isEmpty();
        Document page = page(answers);
        assertThat(page.select("input[name=children]").val()).isEqualTo("2");
        assertThat(page.select("input[name='children.0.age']").val()).isEqualTo("x");
        assertThat(page.select("input[name='children.1.age']").val()).isEqualTo("1");
        assertThat(page.select("[autofocus]").attr("name")).isEqualTo("children.1.name");
    }

    @Test
    void aRowIsTakenAwayAndThoseAfterItMoveUp() {
        Answers answers = FORMS.read(
                CHILDREN,
                posted(
                        "children",
                        "3",
                        "children.0.name",
                        "A",
                        "children.1.name",
                        "B",
                        "children.2.name",
                        "C",
                        "children.2.age",
                        "x",
                        "_remove",
                        "children.1"),
                Map.of());
        Document page = page(answers);

        assertThat(page.select("input[name$=.name]").eachAttr("value")).containsExactly("A", "C");
        assertThat(page.select("input[name='children.1.age']").val()).isEqualTo("x");
    }

    @Test
    void aHundredThousandRowsAreToldTheLimitAndCostNothing() {
        Answers answers = FORMS.read(CHILDREN, posted("children", "100000"), Map.of());

        assertThat(answers.errors().get("children").kind()).isEqualTo("tooManyRows");
        assertThat((List<?>) answers.values().get("children")).hasSize(Expansion.MOST_ROWS);
    }

    @Test
    void rowsInsideRowsDoNotMultiplyWithoutEnd() {
        FormSchema nested = form("{'type':'dynamiclist','id':'o','path':'a','label':'A','components':["
                + "{'type':'dynamiclist','id':'i','path':'b','label':'B','components':["
                + "{'type':'textfield','id':'t','key':'t','label':'T'}]}]}");
        var posted = posted("a", "500");
        for (int i = 0; i < 500; i++) {
            posted.add("a." + i + ".b", "500");
        }
        Answers answers = FORMS.read(nested, posted, Map.of());

        assertThat(answers.errors().get("").kind()).isEqualTo("tooMuch");
        assertThat(answers.values()).isEmpty();
    }

    @Test
    void aRowThatIsNotThereCannotBeTakenAway() {
        Answers answers = FORMS.read(
                CHILDREN, posted("children", "1", "children.0.name", "Sara", "_remove", "children.7"), Map.of());

        assertThat(page(answers).select("input[name='children.0.name']").val()).isEqualTo("Sara");
    }

    @Test
    void aListThatNobodyChangesHasTheRowsThatAreKnownWhateverIsPosted() {
        FormSchema lines = form("{'type':'dynamiclist','id':'l','path':'lines','label':'Lines','allowAddRemove':false,"
                + "'components':[{'type':'number','id':'n','key':'no','label':'No','readonly':true},"
                + "{'type':'number','id':'a','key':'paid','label':'Paid','validate':{'max':'=this.claimed'}},"
                + "{'type':'number','id':'c','key':'claimed','label':'Claimed','readonly':true}]}");
        Map<String, Object> known =
                Map.of("lines", List.of(Map.of("no", 4L, "claimed", 9L), Map.of("no", 7L, "claimed", 5L)));

        Answers answers = FORMS.read(
                lines,
                posted("lines", "3", "lines.0.no", "9", "lines.0.paid", "9", "lines.1.paid", "6", "lines.2.paid", "1"),
                known);
        assertThat(answers.values())
                .isEqualTo(Map.of(
                        "lines",
                        List.of(Map.of("no", 4L, "claimed", 9L, "paid", 9L), Map.of("no", 7L, "claimed", 5L))));
        assertThat(answers.errors()).containsOnlyKeys("lines.1.paid");
        Answers fewer = FORMS.read(lines, posted("lines", "0", "_remove", "lines.0"), known);
        assertThat((List<?>) fewer.values().get("lines")).hasSize(2);
    }

    @Test
    void rowsStandInsideRows() {
        FormSchema nested = form("{'type':'dynamiclist','id':'o','path':'homes','label':'Homes','components':["
                + "{'type':'textfield','id':'c','key':'city','label':'City'},"
                + "{'type':'dynamiclist','id':'i','path':'rooms','label':'Rooms','components':["
                + "{'type':'textfield','id':'r','key':'use','label':'Use of room {{i[2]}} in {{parent.city}}'}]}]}");
        Answers answers = FORMS.read(
                nested,
                posted(
                        "homes",
                        "1",
                        "homes.0.city",
                        "Riyadh",
                        "homes.0.rooms",
                        "2",
                        "homes.0.rooms.0.use",
                        "Work",
                        "homes.0.rooms.1.use",
                        "Sleep"),
                Map.of());

        assertThat(answers.values())
                .isEqualTo(Map.of(
                        "homes",
                        List.of(Map.of(
                                "city", "Riyadh", "rooms", List.of(Map.of("use", "Work"), Map.of("use", "Sleep"))))));
        Document page = html(nested, answers);
        assertThat(page.select("label[for=f-homes-0-rooms-1-use]").text()).isEqualTo("Use of room 2 in Riyadh");
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }

    @Test
    void answersStandInsideObjects() {
        FormSchema address = form(
                "{'type':'group','id':'g','path':'home','label':'Home','components':["
                        + "{'type':'textfield','id':'c','key':'address.city','label':'City'}]}",
                "{'type':'textfield','id':'z','key':'home.zip','label':'ZIP',"
                        + "'conditional':{'hide':'=home.address.city = null'}}");
        Answers answers = FORMS.read(address, posted("home.address.city", "Jeddah", "home.zip", "1"), Map.of());

        assertThat(answers.values()).isEqualTo(Map.of("home", Map.of("address", Map.of("city", "Jeddah"), "zip", "1")));
        assertThat(FORMS.read(address, posted("home.zip", "1"), Map.of()).values())
                .isEmpty();
        assertThat(answers.onto(Map.of("home", Map.of("zip", "9", "tel", "5"))).get("home"))
                .isEqualTo(Map.of("address", Map.of("city", "Jeddah"), "zip", "1", "tel", "5"));
    }

    @Test
    void theSummaryNamesEachRow() {
        Map<String, Object> values =
                Map.of("children", List.of(Map.of("name", "Sara", "age", 4), Map.of("name", "Omar", "age", 9)));

        assertThat(FORMS.summary(CHILDREN, values, Map.of(), Locale.ENGLISH))
                .extracting(SummaryRow::label)
                .containsExactly(
                        "Children 1: Name",
                        "Children 1: Age",
                        "Children 2: Name",
                        "Children 2: Age",
                        "Children 2: School of Omar");
        assertThat(FORMS.summary(CHILDREN, Map.of("children", List.of()), Map.of(), Locale.ENGLISH))
                .extracting(SummaryRow::value)
                .containsExactly("None");
    }

    private static Document page(Answers answers) {
        return html(CHILDREN, answers);
    }
}
