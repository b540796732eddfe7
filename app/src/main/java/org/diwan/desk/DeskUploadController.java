package org.diwan.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.diwan.cases.Correspondence;
import org.diwan.cases.Downloads;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What was sent with a case, for those who work on it. {@code ?view} opens it in the browser. */
@Controller
@Needs(Permission.TASKS_WORK)
class DeskUploadController {

    private final Downloads downloads;
    private final Correspondence correspondence;

    DeskUploadController(Downloads downloads, Correspondence correspondence) {
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
        if (!person.may(Permission.CLIENTS_SEE) && !correspondence.isFor(Groups.of(person), reference)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        downloads.toStaff(reference, id, person.userName(), view.isPresent(), response);
    }
}
