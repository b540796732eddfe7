package org.diwan.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.diwan.web.Settings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** What the provider says of itself, asked for when somebody wants to come by it: the house opens without it. */
@Component
class OidcProvider implements ClientRegistrationRepository {

    static final String ID = "oidc";

    private static final Logger LOG = LoggerFactory.getLogger(OidcProvider.class);
    private static final Duration HOLDS = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final OidcProperties wanted;
    private final Settings settings;
    private final Clock clock;
    private volatile @Nullable Known known;

    OidcProvider(OidcProperties wanted, Settings settings, Clock clock) {
        this.wanted = wanted;
        this.settings = settings;
        this.clock = clock;
    }

    private record Known(ClientRegistration registration, Instant since) {}

    /** The provider does not answer, or is not the one it should be. */
    static class Away extends AuthenticationServiceException {

        Away(String why, @Nullable Throwable cause) {
            super(why, cause);
        }
    }

    /** @throws Away where the provider cannot be asked and was not lately */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!ID.equals(id)) {
            return null;
        }
        Known last = known;
        if (last != null && clock.instant().isBefore(last.since().plus(HOLDS))) {
            return last.registration();
        }
        try {
            var fresh = new Known(registration(metadata()), clock.instant());
            known = fresh;
            return fresh.registration();
        } catch (RestClientException | IllegalArgumentException e) {
            LOG.warn("The OpenID provider cannot be asked: {}", e.getMessage());
            if (last == null) {
                throw new Away("The provider cannot be asked", e);
            }
            return last.registration();
        }
    }

    private Map<String, Object> metadata() {
        Map<String, Object> said = RestClient.builder()
                .requestFactory(patient())
                .build()
                .get()
                .uri(wanted.issuer().replaceFirst("/$", "") + "/.well-known/openid-configuration")
                .retrieve()
                .body(new ParameterizedTypeReference<>() {});
        if (said == null || !wanted.issuer().equals(said.get("issuer"))) {
            throw new IllegalArgumentException("The provider names another issuer");
        }
        return said;
    }

    private ClientRegistration registration(Map<String, Object> metadata) {
        String base = settings.demo() ? "{baseUrl}" : settings.baseUrl().toString();
        return ClientRegistrations.fromOidcConfiguration(metadata)
                .registrationId(ID)
                .clientId(wanted.clientId())
                .clientSecret(wanted.clientSecret())
                .scope(wanted.scopes())
                .redirectUri(base + OidcDoor.FROM + ID)
                .build();
    }

    /** The algorithm of its signatures; none of those with a shared secret, and never none at all. */
    static String algorithm(ClientRegistration registration) {
        Object offered = registration
                .getProviderDetails()
                .getConfigurationMetadata()
                .getOrDefault("id_token_signing_alg_values_supported", List.of());
        return Stream.of("RS256", "ES256", "PS256", "RS384", "ES384", "RS512", "ES512")
                .filter(name -> offered instanceof List<?> names && names.contains(name))
                .findFirst()
                .orElse("RS256");
    }

    /** Waits, but not for long: somebody is in front of it. */
    static ClientHttpRequestFactory patient() {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PATIENCE);
        requests.setReadTimeout(PATIENCE);
        return requests;
    }
}
