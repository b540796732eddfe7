package org.diwan.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.cases.Message.Side;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Client and clerk write to each other about a case. */
@DiwanTest
class CorrespondenceTests {

    private static final String CLIENT = "1000000073";
    private static final String OTHER = "1000000016";
    private static final String CLEAN = "1000000081";

    @LocalServerPort
    int port;

    @Autowired
    Cases cases;

    @Autowired
    Tasks tasks;

    @Autowired
    Correspondence correspondence;

    @Autowired
    JdbcClient jdbc;

    private Browser client;
    private Browser clerk;

    @BeforeEach
    void signIn() {
        client = Browser.at(port).signIn(CLIENT);
        clerk = Browser.at(port).signIn("clerk1");
    }

    @Test
    void whatTheClientWritesIsMarkedAtTheDeskAndAnswered() {
        String reference = submit(CLIENT);
        String task = tasks.openOfCase(reference).get(0).id();
        client.get("/cases/" + reference);
        HttpResponse<String> sent = write(client, "/cases/" + reference, "Do you need my <b>old</b> contract?");
        assertThat(sent.uri().getPath()).isEqualTo("/cases/" + reference);
        assertThat(sent.body())
                .contains("Your message was sent", "Do you need my &lt;b&gt;old&lt;/b&gt; contract?")
                .doesNotContain("<b>old</b>");
        assertThat(clerk.get("/desk?q=" + reference).body()).contains("1 new message<");
        assertThat(clerk.get("/desk/messages").body()).contains("/desk/messages/" + reference);
        String page = clerk.get("/desk/tasks/" + task).body();
        assertThat(page).contains("Do you need my &lt;b&gt;old&lt;/b&gt; contract?", "No answer needed");
        HttpResponse<String> answer = clerk.post(
                "/desk/messages/" + reference,
                Map.of("messageText", "No, thank you.", "upTo", last(reference), "task", task));
        assertThat(answer.uri().getPath()).isEqualTo("/desk/tasks/" + task);
        assertThat(answer.body()).contains("No, thank you.").doesNotContain("No answer needed");
        assertThat(clerk.get("/desk/messages").body()).doesNotContain(reference);

        assertThat(client.get("/cases").body()).contains("1 new message<");
        assertThat(client.get("/cases/" + reference).body()).contains("No, thank you.", "1 new message<");
        assertThat(client.get("/cases/" + reference).body()).doesNotContain("new message<");
        assertThat(client.get("/cases/" + reference).body()).doesNotContain("clerk1");
    }

    @Test
    void theClientIsToldThatThereIsAnAnswerButNotWhatItSays() {
        String reference = submit(CLIENT);
        correspondence.write(file(reference), Side.CLIENT, CLIENT, "When will it be ready?");
        correspondence.write(file(reference), Side.INSTITUTION, "clerk1", "On the ninth of May.");
        List<String> told = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> jdbc.sql("select notice || ' ' || channel from notification where reference = ?")
                                .param(reference)
                                .query(String.class)
                                .list(),
                        list -> !list.isEmpty());
        assertThat(told).contains("messageWritten mail", "messageWritten sms").hasSize(2);
        String outbox = Browser.at(port).get("/demo/outbox").body();
        assertThat(outbox).doesNotContain("ninth of May");
        assertThat(jdbc.sql("select who || ' ' || detail::text from audit_entry where object_id = ? and act = ?")
                        .params(reference, "message-written")
                        .query(String.class)
                        .list())
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry).doesNotContain("May", "ready"))
                .first()
                .asString()
                .startsWith(CLIENT)
                .contains("\"side\":\"client\"");
    }

    @Test
    void nothingTooMuchAndNothingUnseenIsTaken() {
        String reference = submit(CLIENT);
        client.get("/cases/" + reference);
        assertThat(write(client, "/cases/" + reference, " \n ").body())
                .contains("Error: ", "Write your message", "#f-messageText");
        String long2001 = "x".repeat(2001);
        assertThat(write(client, "/cases/" + reference, long2001).body()).contains("2,001 characters", long2001);
        assertThat(write(client, "/cases/" + reference, "abc\u202Edef").body()).contains("U+202E");
        assertThat(correspondence.of(reference)).isEmpty();
        String longest = "\uD83D\uDE00".repeat(2000);
        write(client, "/cases/" + reference, longest);
        assertThat(correspondence.of(reference)).singleElement().satisfies(message -> assertThat(message.text())
                .isEqualTo(longest));
    }

    @Test
    void aSecondClickSendsNothingTwice() {
        String reference = submit(CLIENT);
        client.get("/cases/" + reference);
        write(client, "/cases/" + reference, "Once");
        write(client, "/cases/" + reference, "Once");
        write(client, "/cases/" + reference, "Twice");
        assertThat(correspondence.of(reference)).extracting(Message::text).containsExactly("Once", "Twice");
    }

    @Test
    void afterTwentyWithoutAnAnswerTheClientWaits() {
        String reference = submit(CLIENT);
        for (int i = 0; i < Correspondence.MOST_UNANSWERED; i++) {
            correspondence.write(file(reference), Side.CLIENT, CLIENT, "Number " + i);
        }
        assertThat(client.get("/cases/" + reference).body())
                .contains("You have written 20 messages")
                .doesNotContain("name=\"messageText\"");
        assertThat(write(client, "/cases/" + reference, "One more").body()).contains("Your message was not sent");
        assertThat(correspondence.of(reference)).hasSize(Correspondence.MOST_UNANSWERED);
        correspondence.write(file(reference), Side.INSTITUTION, "clerk1", "We are at it.");
        write(client, "/cases/" + reference, "Thank you");
        assertThat(correspondence.of(reference)).hasSize(Correspondence.MOST_UNANSWERED + 2);
    }

    @Test
    void thirtyDaysAfterTheEndNobodyWrites() {
        String reference = submit(CLEAN);
        await().until(() -> file(reference).endedAt() != null);
        correspondence.write(file(reference), Side.CLIENT, CLEAN, "The name is misspelt.");
        assertThat(clerk.get("/desk/messages").body()).contains("/desk/messages/" + reference);
        assertThat(clerk.get("/desk/messages/" + reference).body()).contains("The name is misspelt.");
        jdbc.sql("update case_file set ended_at = ended_at - interval '31 days' where reference = ?")
                .param(reference)
                .update();
        assertThatThrownBy(() -> correspondence.write(file(reference), Side.CLIENT, CLEAN, "Still"))
                .isInstanceOf(MessageRefused.class);
        Browser owner = Browser.at(port).signIn(CLEAN);
        assertThat(owner.get("/cases/" + reference).body())
                .contains("closed more than 30 days ago")
                .doesNotContain("name=\"messageText\"");
        clerk.post("/desk/messages/" + reference + "/done", Map.of("upTo", last(reference)));
        assertThat(clerk.get("/desk/messages").body()).doesNotContain(reference);
    }

    @Test
    void whatCameAfterThePageWasOpenedStaysNew() {
        String reference = submit(CLIENT);
        correspondence.write(file(reference), Side.CLIENT, CLIENT, "First");
        clerk.get("/desk/messages/" + reference);
        String seen = last(reference);
        correspondence.write(file(reference), Side.CLIENT, CLIENT, "Second");
        clerk.post("/desk/messages/" + reference + "/done", Map.of("upTo", seen));
        assertThat(correspondence.unread(List.of(reference), Side.INSTITUTION)).containsEntry(reference, 1);
    }

    @Test
    void nobodyElseReadsOrWrites() {
        String reference = submit(CLIENT);
        Browser other = Browser.at(port).signIn(OTHER);
        other.get("/cases");
        assertThat(write(other, "/cases/" + reference, "Hello").statusCode()).isEqualTo(404);
        assertThat(other.get("/desk/messages/" + reference).statusCode()).isEqualTo(404);
        jdbc.sql("update task set candidate_group = 'doctor' where reference = ?")
                .param(reference)
                .update();
        correspondence.write(file(reference), Side.CLIENT, CLIENT, "For the doctor");
        assertThat(clerk.get("/desk/messages").body()).doesNotContain(reference);
        assertThat(clerk.get("/desk/messages/" + reference).statusCode()).isEqualTo(404);
        assertThat(correspondence.of(reference)).hasSize(1);
    }

    private static HttpResponse<String> write(Browser browser, String address, String text) {
        return browser.post(address + "/messages", Map.of("messageText", text));
    }

    private Case file(String reference) {
        return cases.find(reference).orElseThrow();
    }

    private String last(String reference) {
        List<Message> all = correspondence.of(reference);
        return String.valueOf(all.get(all.size() - 1).id());
    }

    private String submit(String client) {
        Map<String, Object> answers = Map.of("template", "wage", "languages", "en", "validity", "30", "addressee", "");
        return cases.submit(new NewCase(
                "certificate-issuance",
                client,
                client,
                "web",
                answers,
                UUID.randomUUID().toString()));
    }
}
