package org.diwan.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** All components on one page, to look at and to check. */
@Controller
@ConditionalOnProperty(name = "diwan.mode", havingValue = "demo", matchIfMissing = true)
class ComponentsPage {

    @GetMapping("/demo/components")
    String components() {
        return "web/components";
    }
}
