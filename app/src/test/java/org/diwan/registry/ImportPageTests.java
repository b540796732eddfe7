package org.diwan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.servlet.view.RedirectView;

class ImportPageTests {

    private static final String EMPLOYERS = "employer_id,name_latin,name_arabic,city,registered_on,closed_on\n";

    private final RegistryDatabase house = RegistryDatabase.fresh();
    private final MockMvc pages = MockMvcBuilders.standaloneSetup(
                    new ImportController(house.imports(), new ImportOutcomes(house.db(), RegistryDatabase.CLOCK)))
            .setViewResolvers((name, locale) -> name.startsWith("redirect:")
                    ? new RedirectView(name.substring("redirect:".length()))
                    : (model, request, response) -> response.getWriter().write(name))
            .build();

    @Test
    void anUploadedFileIsMergedAndItsRefusalsCanBeTakenAway() throws Exception {
        var session = new MockHttpSession();
        String rows = EMPLOYERS + "70,Najd,نجد,,1990-01-01,\n71,Asir,عسير,,soon,\n" + "=1,x,x,,soon,\n".repeat(600);
        pages.perform(multipart("/admin/registry")
                        .file(file(rows))
                        .param("kind", "employers")
                        .session(session))
                .andExpect(redirectedUrl("/admin/registry#result"));
        var outcome = (ImportOutcome) pages.perform(get("/admin/registry").session(session))
                .andExpect(status().isOk())
                .andReturn()
                .getModelAndView()
                .getModel()
                .get("outcome");
        assertThat(outcome.report().summary()).isEqualTo("602 read, 1 new, 0 changed, 0 same, 601 refused");
        assertThat(outcome.shown()).hasSize(500);
        assertThat(outcome.notShown()).isEqualTo(101);
        pages.perform(get("/admin/registry/refusals.csv").session(session))
                .andExpect(
                        content()
                                .string(
                                        Matchers.startsWith(
                                                "line,column,reason\r\n3,registered_on,\"is not a date (YYYY-MM-DD)\"\r\n4,employer_id,")));
    }

    @Test
    void aTrialKeepsNothing() throws Exception {
        pages.perform(multipart("/admin/registry")
                        .file(file(EMPLOYERS + "70,Najd,نجد,,1990-01-01,\n"))
                        .param("kind", "employers")
                        .param("dryRun", "true"))
                .andExpect(status().is3xxRedirection());
        assertThat(house.db()
                        .sql("select count(*) from employer")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aFileThatIsRefusedWholeIsSaidAtTheFile() throws Exception {
        pages.perform(multipart("/admin/registry").file(file("a;b\n")).param("kind", "employers"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(model().attribute("refused", Matchers.containsString("employer_id,name_latin")));
        pages.perform(multipart("/admin/registry").file(file("")).param("kind", "employers"))
                .andExpect(status().isUnprocessableEntity());
        pages.perform(multipart("/admin/registry").file(file("x")).param("kind", "planets"))
                .andExpect(status().isUnprocessableEntity());
    }

    private static MockMultipartFile file(String text) {
        return new MockMultipartFile("file", "employers.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }
}
