package org.diwan.cases;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What a client sent with a case, back to that client. {@code ?view} opens it in the browser. */
@Controller
@Needs(Permission.CASES_OWN)
class CaseUploadController {

    private final Downloads downloads;

    CaseUploadController(Downloads downloads) {
        this.downloads = downloads;
    }

    @GetMapping("/cases/{reference}/uploads/{id}")
    void download(
            @PathVariable String reference,
            @PathVariable String id,
            @RequestParam Optional<String> view,
            @AuthenticationPrincipal SignedIn person,
            HttpServletResponse response)
            throws IOException {
        downloads.toClient(reference, id, Party.of(person), view.isPresent(), response);
    }
}
