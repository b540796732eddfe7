package org.diwan.claims.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Says as FHIR what is wrong with a call. */
@ControllerAdvice(basePackageClasses = FhirErrors.class)
class FhirErrors {

    @ExceptionHandler
    void refused(FhirRefused refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        FhirAnswers.write(request, response, refused.status(), refused.outcome());
    }
}
