package org.diwan.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.diwan.forms.Answers;
import org.diwan.forms.FormSchema;
import org.diwan.forms.Forms;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Every type of form component, drawn and read as in any service; nothing is kept. Demo mode only. */
@Controller
@RequestMapping("/demo/components/form")
@ConditionalOnProperty(name = "diwan.mode", havingValue = "demo", matchIfMissing = true)
class ComponentsController {

    private final Forms forms;
    private final FormSchema schema;

    ComponentsController(Forms forms) throws IOException {
        this.forms = forms;
        this.schema = FormSchema.parse(
                new ClassPathResource("catalog/components.form").getContentAsString(StandardCharsets.UTF_8));
    }

    @GetMapping
    String show(Locale locale, Model model) {
        return show(Answers.of(forms.begin(schema, Map.of(), Map.of())), locale, model);
    }

    @PostMapping
    String read(@RequestParam MultiValueMap<String, String> posted, Locale locale, Model model) {
        return show(forms.read(schema, posted, Map.of()), locale, model);
    }

    private String show(Answers answers, Locale locale, Model model) {
        model.addAttribute("form", forms.view(schema, answers, Map.of(), locale));
        model.addAttribute("hasErrors", !answers.valid());
        return "catalog/components";
    }
}
