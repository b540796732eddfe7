package org.diwan.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.diwan.cases.Acting;
import org.diwan.cases.CaseNotFound;
import org.diwan.identity.LateForm;
import org.diwan.identity.SignedIn;
import org.diwan.registry.Person;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Stands before the pages on which staff act for a client: only who has given a reason to look at the client goes in. The
 * others are asked for it first and come back then; what they had typed comes with them.
 */
@Component
class ClientDoor implements HandlerInterceptor {

    private final Clients clients;
    private final OpenLooks looks;

    ClientDoor(Clients clients, OpenLooks looks) {
        this.clients = clients;
        this.looks = looks;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables)
                || !(request.getUserPrincipal() instanceof Authentication signedIn)
                || !(signedIn.getPrincipal() instanceof SignedIn staff)) {
            throw new CaseNotFound(request.getRequestURI());
        }
        String party = String.valueOf(variables.get("party"));
        Person client = clients.find(party, staff).orElseThrow(() -> new CaseNotFound(party));
        if (looks.seen(client, staff, request.getSession()).isEmpty()) {
            LateForm.keep(request);
            response.sendRedirect("/desk/clients/" + client.nationalId() + "?to="
                    + URLEncoder.encode(page(request), StandardCharsets.UTF_8));
            return false;
        }
        Acting.permit(request, client, staff);
        return true;
    }

    /** The page that was asked for; of what only takes forms, the page that sends them. */
    private static String page(HttpServletRequest request) {
        String query = request.getQueryString();
        String page = request.getRequestURI() + (query == null ? "" : "?" + query);
        return HttpMethod.POST.matches(request.getMethod()) ? page.replaceFirst("/send$", "/check") : page;
    }
}
