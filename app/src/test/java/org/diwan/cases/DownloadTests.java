package org.diwan.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.diwan.DiwanTest;
import org.diwan.identity.Role;
import org.diwan.identity.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@DiwanTest
class DownloadTests {

    private static final String PDF = "%PDF-1.7\n";

    @Autowired
    WebApplicationContext context;

    @Autowired
    Uploads uploads;

    @Autowired
    JdbcClient jdbc;

    private final String client = UUID.randomUUID().toString();
    private final String reference = "TST-" + client;
    private final SignedIn owner = person("owner", client, Role.CITIZEN);
    private MockMvc http;

    @BeforeEach
    void aCase() {
        http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        jdbc.sql(
                        """
                insert into case_file (reference, service, client, submitted_by, channel, status, submitted_at, due_at,
                    request_key)
                values (:reference, 'certificate-issuance', :client, :client, 'web', 'IN_PROGRESS', now(), now(), :reference)""")
                .param("reference", reference)
                .param("client", client)
                .update();
    }

    @Test
    void theClientGetsWhatWasSentToBeSaved() throws Exception {
        UUID id = sent("قسيمة \"1\".pdf", PDF);
        open("/cases/", id, "", owner)
                .andExpect(status().isOk())
                .andExpect(content().bytes(PDF.getBytes(StandardCharsets.UTF_8)))
                .andExpect(content().contentType("application/pdf"))
                .andExpect(header().longValue("Content-Length", PDF.length()))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(header().string(
                                "Content-Disposition",
                                allOf(
                                        startsWith("attachment; filename="),
                                        endsWith("filename*=UTF-8''%D9%82%D8%B3%D9%8A%D9%85%D8%A9%20%221%22.pdf"))));
    }

    @Test
    void onlyWhatABrowserShowsSafelyIsShown() throws Exception {
        UUID pdf = sent("a.pdf", PDF);
        open("/cases/", pdf, "?view=yes", owner)
                .andExpect(header().string("Content-Disposition", startsWith("inline;")));
        UUID page = sent("a.png", "<!DOCTYPE html><html><script>alert(1)</script></html>");
        open("/cases/", page, "?view=yes", owner)
                .andExpect(content().contentType("application/octet-stream"))
                .andExpect(header().string("Content-Disposition", startsWith("attachment;")));
    }

    @Test
    void someoneElsesAndNoneAtAllAreNotFoundAlike() throws Exception {
        UUID id = sent("a.pdf", PDF);
        SignedIn other = person("other", "other", Role.CITIZEN);
        SignedIn clerk = person("clerk7", null, Role.CLERK);
        open("/cases/", id, "", other).andExpect(status().isNotFound());
        open("/cases/", id, "", clerk).andExpect(status().isNotFound());
        open("/desk/cases/", id, "", owner).andExpect(status().isNotFound());
        open("/desk/cases/", id, "", person("admin7", null, Role.OPERATOR)).andExpect(status().isNotFound());
        open("/cases/", UUID.randomUUID(), "", owner).andExpect(status().isNotFound());
        open("/desk/cases/", UUID.randomUUID(), "", clerk).andExpect(status().isNotFound());
        http.perform(get("/cases/" + reference + "/uploads/x").with(user(owner)))
                .andExpect(status().isNotFound());
        http.perform(get("/desk/cases/TST-none/uploads/" + id).with(user(clerk)))
                .andExpect(status().isNotFound());
    }

    @Test
    void theAuditKnowsWhichClerkLooked() throws Exception {
        UUID id = sent("a.pdf", PDF);
        open("/desk/cases/", id, "?view=yes", person("clerk7", null, Role.CLERK))
                .andExpect(status().isOk())
                .andExpect(content().string(PDF));
        open("/desk/cases/", id, "", person("boss7", null, Role.SUPERVISOR)).andExpect(status().isOk());
        assertThat(jdbc.sql(
                                "select who from audit_entry where act = 'upload-opened' and object_id = ? and detail ->> 'upload' = ? order by at")
                        .params(reference, id.toString())
                        .query(String.class)
                        .list())
                .containsExactly("clerk7", "boss7");
    }

    private UUID sent(String name, String content) {
        var file = new MockMultipartFile("proof", name, "x/y", content.getBytes(StandardCharsets.UTF_8));
        UUID id = uploads.receive(client, client, "proof", List.of(file)).get(0).id();
        uploads.moveTo(List.of(id), client, reference);
        return id;
    }

    private ResultActions open(String path, UUID id, String query, SignedIn person) throws Exception {
        return http.perform(get(path + reference + "/uploads/" + id + query).with(user(person)));
    }

    private static SignedIn person(String name, String party, Role role) {
        return new SignedIn(name, party, name, name, Set.of(role));
    }
}
