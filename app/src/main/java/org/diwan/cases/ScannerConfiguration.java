package org.diwan.cases;

import java.net.URI;
import org.diwan.cases.VirusScanner.Verdict;
import org.diwan.web.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/** Which scanner looks through files: an office's own bean, else clamd where it is set, else none. */
@Configuration(proxyBeanMethods = false)
class ScannerConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ScannerConfiguration.class);
    private static final int USUAL_PORT = 3310;

    @Bean
    @Fallback
    VirusScanner scanner(@Value("${diwan.uploads.clamd:}") String clamd, Settings settings) {
        if (!clamd.isBlank()) {
            return clamd(clamd.strip());
        }
        if (!settings.demo()) {
            LOG.warn("Files that people send are not scanned for viruses: name a clamd in DIWAN_UPLOADS_CLAMD.");
        }
        return content -> Verdict.UNSCANNED;
    }

    static Clamd clamd(String address) {
        URI uri = URI.create("clamd://" + address);
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("DIWAN_UPLOADS_CLAMD is host:port, not " + address);
        }
        return new Clamd(uri.getHost(), uri.getPort() < 0 ? USUAL_PORT : uri.getPort());
    }
}
