package org.diwan.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.diwan.cases.Case;
import org.diwan.cases.CaseNotFound;
import org.diwan.cases.Cases;
import org.diwan.cases.Correspondence;
import org.diwan.cases.Downloads;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What was sent with a case, for those who work on it. {@code ?view} opens it in the browser. */
@Controller
@Needs(Permission.TASKS_WORK)
class DeskUploadController {

    private final Cases cases;
    private final Downloads downloads;
    private final Correspondence correspondence;

    DeskUploadController(Cases cases, Downloads downloads, Correspondence correspondence) {
        this.cases = cases;
        this.downloads = downloads;
        this.correspondence = correspondence;
    }

    @GetMapping("/desk/cases/{reference}/uploads/{id}")
    void download(
            @PathVariable String reference,
            @PathVariable String id,
            @RequestParam Optional<String> view,
            @AuthenticationPrincipal SignedIn person,
            HttpServletResponse response)
            throws IOException {
        Case file = cases.find(reference).orElseThrow(() -> new CaseNotFound(reference));
        if (!seesClients(person, file) && !correspondence.isFor(Groups.of(person), reference)) {
            throw new CaseNotFound(reference);
        }
        downloads.toStaff(reference, id, person.userName(), view.isPresent(), response);
    }

    private static boolean seesClients(SignedIn person, Case file) {
        return person.may(Permission.CLIENTS_SEE)
                && person.officeFor(Permission.CLIENTS_SEE)
                        .map(file.office()::equals)
                        .orElse(true);
    }
}
