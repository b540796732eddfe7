package org.diwan.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.diwan.web.PageMultipart;
import org.diwan.web.UploadLimits;
import org.diwan.web.UploadRefused;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.MultipartFilter;

/**
 * Has forms with files read once it is known who sends them and that the address is open to them, and before their token is
 * looked for among the fields; two of one account at once. Nothing that strangers send is read.
 */
class UploadDoor extends MultipartFilter {

    /** Where organisations send files of thousands of records. */
    private static final String BATCHES = "/claims/";
    /** What belongs to one of these files is a form as any other. */
    private static final String OF_BATCH = "/claims/batches/";

    private static final int AT_ONCE = 2;

    private final AtOnce senders = new AtOnce(AT_ONCE);
    private final boolean demo;
    private final PageMultipart multipart;
    private final PageMultipart batches;

    UploadDoor(UploadLimits limits, boolean demo) {
        this.demo = demo;
        this.multipart = new PageMultipart(limits);
        this.batches = new PageMultipart(limits.ofBatches());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !multipart.isMultipart(request)
                || SecurityContextHolder.getContext().getAuthentication() == null
                || isForEverybody(request);
    }

    /** No page that is open to everybody takes files. */
    private boolean isForEverybody(HttpServletRequest request) {
        return Routes.rowOf(request.getServletPath(), demo)
                .filter(Routes.Row::isPublic)
                .isPresent();
    }

    private boolean isOpenTo(Authentication session, HttpServletRequest request) {
        Set<String> held = AuthorityUtils.authorityListToSet(session.getAuthorities());
        return Routes.rowOf(request.getServletPath(), demo)
                .filter(row -> Arrays.stream(row.authorities()).anyMatch(held::contains))
                .isPresent();
    }

    @Override
    protected MultipartResolver lookupMultipartResolver(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.startsWith(BATCHES) && !path.startsWith(OF_BATCH) && isPartner() ? batches : multipart;
    }

    private static boolean isPartner() {
        Authentication session = SecurityContextHolder.getContext().getAuthentication();
        return session != null
                && session.getPrincipal() instanceof SignedIn person
                && person.may(Permission.CLAIMS_SUBMIT);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication session = SecurityContextHolder.getContext().getAuthentication();
        if (session == null || !isOpenTo(session, request)) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return;
        }
        String sender = session.getName();
        if (!senders.enter(sender)) {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        try {
            super.doFilterInternal(request, response, chain);
        } catch (UploadRefused refused) {
            answer(refused, response);
        } finally {
            senders.leave(sender);
        }
    }

    /** Where the line broke there is nobody left to answer. */
    private static void answer(UploadRefused refused, HttpServletResponse response) throws IOException {
        if (!response.isCommitted()) {
            response.sendError(refused.getStatusCode().value());
        }
    }
}
