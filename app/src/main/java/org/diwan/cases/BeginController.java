package org.diwan.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.diwan.catalog.Service;
import org.diwan.catalog.ServiceDescription;
import org.diwan.catalog.Services;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Clients begin a service for themselves. */
@Controller
@Needs(Permission.SERVICES_START)
class BeginController {

    private final Services services;
    private final Beginnings beginnings;
    private final SureEnough sureEnough;

    BeginController(Services services, Beginnings beginnings, SureEnough sureEnough) {
        this.services = services;
        this.beginnings = beginnings;
        this.sureEnough = sureEnough;
    }

    @GetMapping("/services/{service}/start")
    String begin(
            @PathVariable("service") String key,
            @RequestParam Map<String, String> chosen,
            @AuthenticationPrincipal SignedIn person,
            HttpServletRequest request,
            Locale locale) {
        Service service = services.find(key)
                .filter(found -> person.isStaff()
                        ? found.description().isForStaff()
                        : found.description().isOpenOn(ServiceDescription.WEB))
                .orElseThrow(() -> new CaseNotFound(key));
        Optional<String> detour = sureEnough.detour(service, person, asked(request));
        return detour.orElseGet(() ->
                "redirect:" + beginnings.begin(service, Acting.of(request, person), Manner.ONLINE, chosen, locale));
    }

    /** The page asked for; a choice of language is kept elsewhere. */
    private static String asked(HttpServletRequest request) {
        return UriComponentsBuilder.fromPath(request.getRequestURI())
                .query(request.getQueryString())
                .replaceQueryParam("lang")
                .build()
                .toUriString();
    }
}
