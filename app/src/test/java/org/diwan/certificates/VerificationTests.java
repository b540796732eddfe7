package org.diwan.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diwan.certificates.IssuedCertificates.OWNER;
import static org.diwan.certificates.IssuedCertificates.STRANGER;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Collections;
import org.diwan.DiwanTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@DiwanTest
class VerificationTests {

    private static final String UNKNOWN_CODE = "0000-1111-2222-3333";

    @Autowired
    WebApplicationContext context;

    IssuedCertificates issued;
    MockMvc http;

    @BeforeEach
    void start() {
        issued = new IssuedCertificates(context);
        issued.forgetWrongAttempts();
        http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @Test
    void aValidCertificateIsShownWithItsFrozenFacts() throws Exception {
        String number = issued.issue();
        check(issued.code(number), OWNER)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Genuine and valid")))
                .andExpect(content().string(containsString("Al Wadi Commercial Bank")))
                .andExpect(content().string(containsString(OWNER)));
        assertThat(context.getBean(Verifications.class).of(number, 10))
                .singleElement()
                .extracting(Verifications.Verification::channel)
                .isEqualTo("web");
    }

    @ParameterizedTest
    @CsvSource({"ar,صحيحة وسارية", "fr,Authentique et valable"})
    void theAnswerSpeaksTheVerifiersLanguage(String language, String words) throws Exception {
        http.perform(post("/verify?lang=" + language)
                        .param("code", issued.code(issued.issue()))
                        .param("owner", OWNER)
                        .with(csrf()))
                .andExpect(content().string(containsString(words)));
    }

    @Test
    void theQrCodeAsksForTheOwnersIdOnly() throws Exception {
        String token = issued.token(issued.issue());
        http.perform(get("/verify/" + token))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("was read from the QR code")))
                .andExpect(content().string(not(containsString(OWNER))));
        check(token, OWNER).andExpect(content().string(containsString("Genuine and valid")));
    }

    @Test
    void expiredAndRevokedAreSaidSo() throws Exception {
        String expired = issued.issue();
        issued.expire(expired);
        check(issued.code(expired), OWNER).andExpect(content().string(containsString("no longer valid")));
        String revoked = issued.issue();
        issued.revoke(revoked);
        check(issued.code(revoked), OWNER).andExpect(content().string(containsString("Revoked by its owner")));
    }

    @Test
    void anUnknownCodeAWrongOwnerAndSomeoneElsesRevokedCertificateAnswerAlike() throws Exception {
        String number = issued.issue();
        String code = issued.code(number);
        String wrongOwner = body(check(code, STRANGER));
        String unknown = body(check(UNKNOWN_CODE, STRANGER));
        issued.revoke(number);
        String revoked = body(check(code, STRANGER));
        assertThat(unknown.replace(UNKNOWN_CODE, code)).isEqualTo(wrongOwner);
        assertThat(revoked).isEqualTo(wrongOwner);
        assertThat(wrongOwner).contains("Not found").doesNotContain("Al Wadi");
        assertThat(problem(code)).isEqualTo(problem(UNKNOWN_CODE));
    }

    @ParameterizedTest
    @CsvSource({
        "'',1000000008,Enter the code on the certificate",
        "7K3M-Q9XD,1000000008,The code has 16 letters and digits",
        "0000-1111-2222-3333,'',Enter the owner’s ID number",
        "0000-1111-2222-3333,12345,The ID number has 10 digits",
        "0000-1111-2222-3333,3000000008,The ID number has 10 digits",
        "0000-1111-2222-3333,1000000009,its last digit does not fit the others"
    })
    void aTypingMistakeIsSaidAtItsFieldAndKeepsWhatWasTyped(String code, String owner, String message)
            throws Exception {
        check(code, owner)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString(message)))
                .andExpect(content().string(containsString("value=\"" + owner + "\"")))
                .andExpect(content().string(containsString("<title>Error: ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "${7*7}", "%2e%2e"})
    void whatIsTypedIsNeverMarkup(String typed) throws Exception {
        check(typed, typed)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(not(containsString("<script>alert"))))
                .andExpect(content().string(not(containsString("value=\"49\""))));
    }

    @Test
    void arabicDigitsAndBlanksInTheIdAreUnderstood() throws Exception {
        check(issued.code(issued.issue()), "١٠٠٠ ٠٠٠٠٠٨")
                .andExpect(content().string(containsString("Genuine and valid")));
    }

    @Test
    void tenWrongAttemptsMakeTheAskerWait() throws Exception {
        String code = issued.code(issued.issue());
        for (int i = 0; i < 10; i++) {
            check(UNKNOWN_CODE, OWNER).andExpect(status().isOk());
        }
        check(code, OWNER)
                .andExpect(status().isTooManyRequests())
                .andExpect(header().exists("Retry-After"))
                .andExpect(content().string(containsString("Try again in 15 minutes")));
        api("{\"code\":\"" + code + "\",\"ownerId\":\"" + OWNER + "\"}")
                .andExpect(status().isTooManyRequests())
                .andExpect(header().exists("Retry-After"));
    }

    @Test
    void aCodeThatIsTriedFromManyPlacesIsClosedForAWhile() throws Exception {
        String code = issued.code(issued.issue());
        for (int i = 0; i < 10; i++) {
            String address = "198.51.100." + i;
            http.perform(post("/verify")
                    .param("code", code)
                    .param("owner", STRANGER)
                    .with(csrf())
                    .with(request -> {
                        request.setRemoteAddr(address);
                        return request;
                    }));
        }
        check(code, OWNER).andExpect(status().isTooManyRequests());
        check(issued.code(issued.issue()), OWNER).andExpect(status().isOk());
    }

    @Test
    void rightChecksAreNeverLimited() throws Exception {
        String code = issued.code(issued.issue());
        for (int i = 0; i < 15; i++) {
            check(code, OWNER).andExpect(content().string(containsString("Genuine and valid")));
        }
    }

    @Test
    void aProgramGetsTheTypedFacts() throws Exception {
        String number = issued.issue();
        api("{\"code\":\"" + issued.code(number) + "\",\"ownerId\":\"" + OWNER + "\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("valid"))
                .andExpect(jsonPath("$.number").value(number))
                .andExpect(jsonPath("$.facts.nationalId.value").value(OWNER))
                .andExpect(jsonPath("$.facts.monthlyWage.type").value("money"))
                .andExpect(jsonPath("$.facts.monthlyWage.currency").value("SAR"));
    }

    @Test
    void aThousandItemsAreAnsweredInTheirOrder() throws Exception {
        String good = "{\"code\":\"" + issued.code(issued.issue()) + "\",\"ownerId\":\"" + OWNER + "\"}";
        String unknown = "{\"code\":\"" + UNKNOWN_CODE + "\",\"ownerId\":\"" + OWNER + "\"}";
        String invalid = "{\"code\":\"x\"}";
        String many = String.join(",", Collections.nCopies(997, good));
        api("{\"items\":[" + good + "," + unknown + "," + invalid + "," + many + "]}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items.length()").value(1000))
                .andExpect(jsonPath("$.items[0].state").value("valid"))
                .andExpect(jsonPath("$.items[1].state").value("unknown"))
                .andExpect(jsonPath("$.items[2].state").value("invalid"))
                .andExpect(jsonPath("$.items[2].problem").value(containsString("16 characters")))
                .andExpect(jsonPath("$.items[999].state").value("valid"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"code\":\"0000-1111-2222-3333\"}",
                "{\"code\":\"0000-1111-2222-3333\",\"ownerId\":\"1000000009\"}",
                "{\"code\":\"short\",\"ownerId\":\"1000000008\"}",
                "{\"items\":[]}",
                "{\"items\":[{}],\"code\":\"x\"}",
                "[",
                "{\"items\":7}"
            })
    void aMalformedCallIsToldWhatIsWrong(String body) throws Exception {
        api(body)
                .andExpect(status().isBadRequest())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.detail").isNotEmpty());
    }

    @Test
    void moreThanAThousandItemsAreRefused() throws Exception {
        api("{\"items\":[" + String.join(",", Collections.nCopies(1001, "{}")) + "]}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("1001")));
    }

    private ResultActions check(String code, String owner) throws Exception {
        return http.perform(
                post("/verify").param("code", code).param("owner", owner).with(csrf()));
    }

    private ResultActions api(String body) throws Exception {
        return http.perform(post("/api/v1/verifications")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private String problem(String code) throws Exception {
        return body(api("{\"code\":\"" + code + "\",\"ownerId\":\"" + STRANGER + "\"}")
                .andExpect(status().isNotFound()));
    }

    /** Without the token that is new in every form. */
    private static String body(ResultActions result) throws Exception {
        return result.andReturn()
                .getResponse()
                .getContentAsString()
                .replaceAll("(name=\"_csrf\" value=\")[^\"]*", "$1");
    }
}
