package org.diwan.catalog;

import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What there is: the catalogue by life event, a search in it, and one offer. */
@Controller
class CatalogController {

    private final Offers offers;
    private final CatalogueSearch search;

    CatalogController(Offers offers, CatalogueSearch search) {
        this.offers = offers;
        this.search = search;
    }

    @GetMapping("/")
    String home(@RequestParam(defaultValue = "") String q, Locale locale, Model model) {
        model.addAttribute("lifeEvents", Offers.byLifeEvent(offers.all(locale)));
        if (!q.isBlank()) {
            model.addAttribute("q", CatalogueSearch.bounded(q));
            model.addAttribute(
                    "results",
                    search.find(q).stream()
                            .flatMap(line -> offers.line(line.service(), line.listing(), locale).stream())
                            .toList());
        }
        return "catalog/home";
    }

    @GetMapping("/services/{service}")
    String service(@PathVariable String service, @RequestParam Map<String, String> chosen, Locale locale, Model model) {
        Offer offer = offers.find(service, chosen, locale)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("offer", offer);
        return "catalog/service";
    }
}
