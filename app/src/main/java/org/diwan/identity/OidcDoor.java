package org.diwan.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The way in by an OpenID Connect provider, where one is set: code flow with PKCE, state and nonce. */
@Component
class OidcDoor {

    static final String TO = "/sign-in/with/";
    static final String FROM = "/sign-in/from/";

    private final OidcProperties settings;
    private final OidcProvider provider;
    private final Arrivals arrivals;
    private final SignIns signIns;
    private final KnownDevices devices;

    OidcDoor(OidcProperties settings, OidcProvider provider, Arrivals arrivals, SignIns signIns, KnownDevices devices) {
        this.settings = settings;
        this.provider = provider;
        this.arrivals = arrivals;
        this.signIns = signIns;
        this.devices = devices;
    }

    void openIn(HttpSecurity pages, PageAskedFor pageAskedFor) throws Exception {
        if (!settings.isOn()) {
            return;
        }
        pages.oauth2Login(door -> door.loginPage("/sign-in")
                .clientRegistrationRepository(provider)
                .authorizedClientRepository(new NothingKept())
                .authorizationEndpoint(there -> there.authorizationRequestResolver(requests()))
                .redirectionEndpoint(back -> back.baseUri(FROM + "*"))
                .tokenEndpoint(tokens -> tokens.accessTokenResponseClient(tokens()))
                .userInfoEndpoint(person -> person.oidcUserService(arrivals))
                .successHandler(new AfterProvider.Welcome(pageAskedFor, devices, signIns))
                .failureHandler(AfterProvider::refuse)
                .withObjectPostProcessor(new ToldAtTheDoor()));
    }

    private OAuth2AuthorizationRequestResolver requests() {
        var requests = new DefaultOAuth2AuthorizationRequestResolver(provider, TO.substring(0, TO.length() - 1));
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return requests;
    }

    private static OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens() {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(OidcProvider.patient())
                .messageConverters(
                        List.of(new FormHttpMessageConverter(), new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    /** A provider that cannot be asked is told of on the sign-in page. */
    private static final class ToldAtTheDoor implements ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> {

        @Override
        public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
            filter.setAuthenticationFailureHandler(AfterProvider::refuse);
            return filter;
        }
    }

    /** The provider's tokens have done their work once the person is in. */
    private static final class NothingKept implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String id, Authentication person, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication person,
                HttpServletRequest request,
                HttpServletResponse response) {
            // Nothing is asked of the provider again.
        }

        @Override
        public void removeAuthorizedClient(
                String id, Authentication person, HttpServletRequest request, HttpServletResponse response) {
            // There is none.
        }
    }
}
