package org.diwan.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diwan.bank.AskedCases.BANK;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.accounts.bank.AccountQuestions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The ways to a bank and from one: folders and HTTP. */
@BankTest
class BankFolderTests {

    @LocalServerPort
    int port;

    @Autowired
    AskedCases cases;

    @Autowired
    AccountQuestions questions;

    @Autowired
    Dispatch dispatch;

    @Autowired
    DropFolder folder;

    @Autowired
    BankSettings settings;

    @Autowired
    @Qualifier("askBank")
    JavaDelegate askBank;

    @Autowired
    @Qualifier("remindBank")
    JavaDelegate remindBank;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aRequestLeavesOnceAndAReminderUnderTheSameId() throws IOException {
        String reference = cases.waiting();
        cases.ask(reference, 1);
        sendAll();
        List<Path> files = sent(reference);
        assertThat(files).hasSize(1);
        questions.remind(reference);
        sendAll();
        assertThat(sent(reference)).hasSize(2);
        for (Path file : sent(reference)) {
            assertThat(Files.readString(file)).contains("<acmt:MsgId>" + reference + "-1</acmt:MsgId>");
        }
        assertThat(state(reference)).isEqualTo("sent");
    }

    @Test
    void whoIsKilledBetweenFileAndMarkWritesTheSameFileAgain() throws IOException {
        String reference = cases.waiting();
        sendAll();
        byte[] first = Files.readAllBytes(settings.out().resolve(reference + "-1.xml"));
        jdbc.sql("update bank_message set state = 'waiting' where reference = ?")
                .param(reference)
                .update();
        sendAll();
        assertThat(sent(reference)).hasSize(1);
        assertThat(settings.out().resolve(reference + "-1.xml")).hasBinaryContent(first);
    }

    @Test
    void theStepAsksAboutTheAccountThatTheCaseHasReserved() throws Exception {
        String reference = "BAC-2026-" + id().substring(0, 8).toUpperCase(Locale.ROOT);
        DelegateExecution execution = mock(DelegateExecution.class);
        when(execution.getProcessBusinessKey()).thenReturn(reference);
        assertThatThrownBy(() -> askBank.execute(execution)).hasMessageContaining("reserved");
        jdbc.sql(
                        """
                insert into account_change (case_reference, attempt, benefit_id, national_id, iban, holder_name, bank_bic,
                                            state, announced_at, reserved_at)
                values (?, 2, ?, '1000000024', ?, 'Ibrahim Al-Qahtani', ?, 'pending', now(), now())""")
                .params(reference, reference, AskedCases.IBAN, BANK)
                .update();
        askBank.execute(execution);
        askBank.execute(execution);
        verify(execution, times(2)).setVariable("mismatches", 0);
        sendAll();
        String text = Files.readString(sent(reference).get(0));
        assertThat(text).contains(reference + "-2<", AskedCases.IBAN, "Ibrahim Al-Qahtani");
        assertThat(sent(reference)).hasSize(1);
        remindBank.execute(execution);
        sendAll();
        assertThat(sent(reference)).hasSize(2);
    }

    @Test
    void nothingLeavesOfWhatIsUndone() throws IOException {
        String reference = "BAC-2026-" + id().substring(0, 8);
        transaction.executeWithoutResult(status -> {
            cases.ask(reference, 1);
            status.setRollbackOnly();
        });
        sendAll();
        assertThat(sent(reference)).isEmpty();
    }

    @Test
    void aFileIsTakenOnceItNoLongerGrows() throws IOException {
        String reference = cases.waiting();
        String text = new String(Reports.matched(id(), BANK, reference + "-1"), StandardCharsets.UTF_8);
        Path file = Files.createDirectories(settings.in()).resolve(reference + ".xml");
        Files.writeString(file, text.substring(0, 100));
        folder.look();
        Files.writeString(file, text);
        folder.look();
        assertThat(cases.waits(reference)).isTrue();
        folder.look();
        assertThat(cases.waits(reference)).isFalse();
        assertThat(settings.in().resolve("done").resolve(reference + ".xml")).hasContent(text);
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileThatLiesThereStillAfterAKillIsOnlyMoved() throws IOException {
        String reference = cases.waiting();
        byte[] report = Reports.matched(id(), BANK, reference + "-1");
        Path file = drop(reference + ".xml", report);
        FileTime time = Files.getLastModifiedTime(file);
        folder.look();
        folder.look();
        Files.move(settings.in().resolve("done").resolve(reference + ".xml"), file);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(time);
        folder.look();
        folder.look();
        assertThat(file).doesNotExist();
        assertThat(settings.in().resolve("done").resolve(reference + ".xml")).exists();
        assertThat(jdbc.sql("select state from bank_message where reference = ? and direction = 'in'")
                        .param(reference)
                        .query(String.class)
                        .list())
                .containsExactly("delivered");
    }

    @Test
    void whatIsRefusedLiesApartAndFilesBeingWrittenAreLeft() throws IOException {
        String name = UUID.randomUUID() + ".xml";
        drop(name, "no XML".getBytes(StandardCharsets.UTF_8));
        Path large = drop("large-" + name, new byte[IsoXml.MAX_BYTES + 10]);
        Path part = drop(name + ".part", new byte[0]);
        Path hidden = drop("." + name, new byte[0]);
        folder.look();
        folder.look();
        assertThat(settings.in().resolve("refused").resolve(name)).exists();
        assertThat(large).doesNotExist();
        assertThat(part).exists();
        assertThat(hidden).exists();
        drop(name, "no XML".getBytes(StandardCharsets.UTF_8));
        folder.look();
        folder.look();
        try (Stream<Path> refused = Files.list(settings.in().resolve("refused"))) {
            assertThat(refused.filter(it -> it.toString().endsWith(name))).hasSize(3);
        }
    }

    @Test
    void httpTakesWhatIsGoodAndSaysWhatIsNot() {
        String reference = cases.waiting();
        byte[] report = Reports.matched(id(), BANK, reference + "-1");
        assertThat(post("wrong", report).statusCode()).isEqualTo(401);
        assertThat(post(null, report).statusCode()).isEqualTo(401);
        assertThat(cases.waits(reference)).isTrue();
        assertThat(refusal(Reports.matched(id(), "LIARSARI", reference + "-1"))).contains("/problems/not-from-bank");
        assertThat(refusal(Reports.matched(id(), BANK, reference + "-7"))).contains("/problems/unknown-id");
        assertThat(cases.waits(reference)).isTrue();
        HttpResponse<String> taken = post("the-banks-token", report);
        assertThat(taken.statusCode()).isEqualTo(202);
        assertThat(cases.waits(reference)).isFalse();
        HttpResponse<String> again = post("the-banks-token", report);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(again.body()).contains("/problems/repeated", "\"status\":409");
        assertThat(again.headers().map()).doesNotContainKey("set-cookie");
        assertThat(refusal(Reports.notMatched(id(), BANK, reference + "-1"))).contains("/problems/contradictory");
        String gone = cases.waiting();
        cases.moveOn(gone);
        assertThat(refusal(Reports.matched(id(), BANK, gone + "-1"))).contains("/problems/late");
        assertThat(post("the-banks-token", "<a".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("the-banks-token", new byte[IsoXml.MAX_BYTES + 1]).statusCode())
                .isEqualTo(413);
    }

    private String refusal(byte[] content) {
        HttpResponse<String> answer = post("the-banks-token", content);
        assertThat(answer.statusCode()).isEqualTo(409);
        return answer.body();
    }

    private HttpResponse<String> post(String token, byte[] content) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/bank/messages"))
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofByteArray(content));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient()
                .sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .join();
    }

    private Path drop(String name, byte[] content) throws IOException {
        Path file = Files.createDirectories(settings.in()).resolve(name);
        return Files.write(file, content);
    }

    private void sendAll() {
        boolean more = true;
        while (more) {
            more = dispatch.sendOne();
        }
    }

    private List<Path> sent(String reference) throws IOException {
        try (Stream<Path> files = Files.list(settings.out())) {
            return files.filter(file -> file.getFileName().toString().startsWith(reference))
                    .toList();
        }
    }

    private String state(String reference) {
        return jdbc.sql("select state from bank_message where reference = ? and direction = 'out'")
                .param(reference)
                .query(String.class)
                .single();
    }

    private static String id() {
        return UUID.randomUUID().toString().substring(0, 30);
    }
}
