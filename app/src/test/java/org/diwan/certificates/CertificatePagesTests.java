package org.diwan.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diwan.certificates.IssuedCertificates.OWNER;
import static org.diwan.certificates.IssuedCertificates.STRANGER;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Set;
import org.diwan.DiwanTest;
import org.diwan.identity.Role;
import org.diwan.identity.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@DiwanTest
class CertificatePagesTests {

    @Autowired
    WebApplicationContext context;

    IssuedCertificates issued;
    MockMvc http;

    @BeforeEach
    void start() {
        issued = new IssuedCertificates(context);
        http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @Test
    void theOwnerSeesCodeQrCodeAndFacts() throws Exception {
        String number = issued.issue();
        String code = issued.code(number);
        as(OWNER, get("/certificates/" + number))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Wage certificate: ready")))
                .andExpect(content().string(containsString(code.substring(0, 10) + "<wbr>" + code.substring(10))))
                .andExpect(content().string(containsString("<path d=\"M0 0h7v1h-7z")))
                .andExpect(content().string(containsString("Al Wadi Commercial Bank")));
    }

    @Test
    void everyDownloadHasTheSameBytes() throws Exception {
        String number = issued.issue();
        byte[] first = download(number);
        assertThat(new String(first, 0, 5)).isEqualTo("%PDF-");
        assertThat(download(number)).isEqualTo(first);
        as(OWNER, get("/certificates/" + number + ".pdf"))
                .andExpect(header().string("Content-Disposition", "attachment; filename=\"" + number + ".pdf\""))
                .andExpect(header().string("Cache-Control", "no-store"));
    }

    @Test
    void someoneElsesAndNoneAtAllAreNotFoundAlike() throws Exception {
        String number = issued.issue();
        for (String page : new String[] {"", ".pdf", "/revoke"}) {
            as(STRANGER, get("/certificates/" + number + page)).andExpect(status().isNotFound());
            as(OWNER, get("/certificates/CRT-2026-NOTTHERE" + page)).andExpect(status().isNotFound());
        }
        as(STRANGER, post("/certificates/" + number + "/revoke").with(csrf())).andExpect(status().isNotFound());
        assertThat(issued.certificates().find(number).orElseThrow().revokedAt()).isNull();
    }

    @Test
    void revokingAsksFirstAndHoldsFromThenOn() throws Exception {
        String number = issued.issue();
        as(OWNER, get("/certificates/" + number + "/revoke"))
                .andExpect(content().string(containsString("Revoke this certificate?")));
        as(OWNER, post("/certificates/" + number + "/revoke")).andExpect(status().isForbidden());
        as(OWNER, post("/certificates/" + number + "/revoke").with(csrf()))
                .andExpect(redirectedUrl("/certificates/" + number));
        as(OWNER, get("/certificates/" + number))
                .andExpect(content().string(containsString("Wage certificate: revoked")))
                .andExpect(content().string(not(containsString("Revoke it"))));
        as(OWNER, get("/certificates/" + number + "/revoke"))
                .andExpect(content().string(containsString("It was revoked on")));
    }

    @Test
    void theOwnerSeesThatItWasCheckedAndNotByWhom() throws Exception {
        String number = issued.issue();
        context.getBean(Verifications.class)
                .check(issued.token(number), OWNER, new Verifications.Asker("api", "192.0.2.7", null));
        as(OWNER, get("/certificates/" + number))
                .andExpect(content().string(containsString("By a program, through the API")))
                .andExpect(content().string(not(containsString("192.0.2.7"))));
    }

    @Test
    void thePageSpeaksArabicAndFrench() throws Exception {
        String number = issued.issue();
        as(OWNER, get("/certificates/" + number + "?lang=ar"))
                .andExpect(content().string(containsString("شهادة أجر: جاهزة")))
                .andExpect(content().string(containsString("dir=\"rtl\"")));
        as(OWNER, get("/certificates/" + number + "?lang=fr"))
                .andExpect(content().string(containsString("Attestation de salaire\u00a0: prête")));
    }

    private byte[] download(String number) throws Exception {
        return as(OWNER, get("/certificates/" + number + ".pdf"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    private ResultActions as(String citizen, MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.with(user(new SignedIn(citizen, citizen, "Name", "اسم", Set.of(Role.CITIZEN)))));
    }
}
