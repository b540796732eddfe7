package org.diwan.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A real OpenID Connect provider beside the house. Who sends the header X-Person is signed in at it; and it can be told to
 * lie in the next ID tokens.
 */
final class OidcTestProvider implements AutoCloseable {

    static final String CLIENT = "diwan";
    static final String SECRET = "a secret of the tests";

    private static final AtomicReference<String> BACK = new AtomicReference<>("");
    private static final AtomicReference<Lie> LIE = new AtomicReference<>(Lie.NONE);
    private static final AtomicReference<List<String>> WAYS = new AtomicReference<>(List.of("pwd"));
    private static final RSAKey KEY = key("right");
    private static final RSAKey OTHER_KEY = key("right");

    /** What is wrong with the tokens. */
    enum Lie {
        NONE,
        UNSIGNED,
        OTHER_KEY,
        OTHER_AUDIENCE,
        OTHER_ISSUER,
        OTHER_NONCE,
        EXPIRED,
        LITTLE_LATE,
        LITTLE_EARLY,
        FROM_TOMORROW
    }

    private final AnnotationConfigServletWebServerApplicationContext server;

    OidcTestProvider(int port) {
        server = new AnnotationConfigServletWebServerApplicationContext();
        server.registerBean(TomcatServletWebServerFactory.class, () -> tomcat(port));
        server.registerBean(AuthorizationServerSettings.class, () -> AuthorizationServerSettings.builder()
                .issuer("http://localhost:" + port)
                .build());
        server.register(House.class);
        server.refresh();
    }

    /** With a servlet that answers nothing: without any there would be no filters. */
    private static TomcatServletWebServerFactory tomcat(int port) {
        var tomcat = new TomcatServletWebServerFactory(port);
        tomcat.setRegisterDefaultServlet(true);
        return tomcat;
    }

    /** Where people are sent back to. */
    static void back(String address) {
        BACK.set(address);
    }

    static void lie(Lie lie) {
        LIE.set(lie);
    }

    /** How the provider says that it made sure of people. */
    static void ways(List<String> amr) {
        WAYS.set(amr);
    }

    @Override
    public void close() {
        server.close();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The provider's beans; no stereotype, so that the house does not find them. */
    @EnableWebSecurity
    static class House {

        @Bean
        SecurityFilterChain door(HttpSecurity http) throws Exception {
            OAuth2AuthorizationServerConfigurer server = OAuth2AuthorizationServerConfigurer.authorizationServer();
            return http.securityMatcher(AnyRequestMatcher.INSTANCE)
                    .with(
                            server,
                            protocol -> protocol.oidc(org.springframework.security.config.Customizer.withDefaults()))
                    .csrf(AbstractHttpConfigurer::disable)
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .addFilterAfter(new KnownByHeader(), SecurityContextHolderFilter.class)
                    .build();
        }

        @Bean
        RegisteredClientRepository clients() {
            return new RegisteredClientRepository() {
                @Override
                public void save(RegisteredClient client) {
                    // The provider would write its secret anew; the next one asked for is made anew all the same.
                }

                @Override
                public @Nullable RegisteredClient findById(String id) {
                    return client(id);
                }

                @Override
                public @Nullable RegisteredClient findByClientId(String id) {
                    return client(id);
                }
            };
        }

        private static @Nullable RegisteredClient client(String id) {
            return !CLIENT.equals(id)
                    ? null
                    : RegisteredClient.withId(CLIENT)
                            .clientId(CLIENT)
                            .clientSecret("{noop}" + SECRET)
                            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                            .redirectUri(BACK.get())
                            .scope("openid")
                            .scope("profile")
                            .clientSettings(ClientSettings.builder()
                                    .requireProofKey(true)
                                    .build())
                            .build();
        }

        @Bean
        JWKSource<SecurityContext> keys() {
            return new ImmutableJWKSet<>(new JWKSet(KEY));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        JwtEncoder tokens(JWKSource<SecurityContext> keys) {
            return wanted -> {
                Lie lie = LIE.get();
                JwtClaimsSet told = claims(wanted.getClaims(), lie);
                return switch (lie) {
                    case UNSIGNED -> unsigned(told);
                    case OTHER_KEY -> signed(new ImmutableJWKSet<>(new JWKSet(OTHER_KEY)), wanted, told);
                    default -> signed(keys, wanted, told);
                };
            };
        }

        private static Jwt signed(JWKSource<SecurityContext> keys, JwtEncoderParameters wanted, JwtClaimsSet told) {
            return new NimbusJwtEncoder(keys).encode(JwtEncoderParameters.from(wanted.getJwsHeader(), told));
        }

        private static Jwt unsigned(JwtClaimsSet told) {
            var claims = new JWTClaimsSet.Builder();
            told.getClaims()
                    .forEach((name, value) -> claims.claim(
                            name, value instanceof Instant time ? Date.from(time) : String.valueOf(value)));
            return new Jwt(
                    new PlainJWT(claims.build()).serialize(),
                    told.getIssuedAt(),
                    told.getExpiresAt(),
                    Map.of("alg", "none"),
                    told.getClaims());
        }

        private static JwtClaimsSet claims(JwtClaimsSet right, Lie lie) {
            Map<String, Object> claims = new HashMap<>(right.getClaims());
            claims.put("preferred_username", right.getSubject());
            claims.put("amr", WAYS.get());
            Instant now = Instant.now();
            UnaryOperator<Map<String, Object>> change = told -> {
                switch (lie) {
                    case OTHER_AUDIENCE -> told.put("aud", List.of("another-house"));
                    case OTHER_ISSUER -> told.put("iss", "http://localhost:1/another");
                    case OTHER_NONCE -> told.replace("nonce", "another");
                    case EXPIRED -> time(told, now.minus(Duration.ofHours(1)), now.minusSeconds(140));
                    case LITTLE_LATE -> time(told, now.minus(Duration.ofHours(1)), now.minusSeconds(100));
                    case LITTLE_EARLY -> time(told, now.plusSeconds(100), now.plus(Duration.ofHours(1)));
                    case FROM_TOMORROW -> time(told, now.plusSeconds(86_400), now.plusSeconds(90_000));
                    default -> told.put("lie", "none");
                }
                return told;
            };
            return JwtClaimsSet.builder()
                    .claims(all -> all.putAll(change.apply(claims)))
                    .build();
        }

        private static void time(Map<String, Object> claims, Instant issued, Instant expires) {
            claims.put("iat", issued);
            claims.put("nbf", issued);
            claims.put("exp", expires);
        }
    }

    private static final class KnownByHeader extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws jakarta.servlet.ServletException, java.io.IOException {
            String person = request.getHeader("X-Person");
            if (person != null) {
                SecurityContextHolder.getContext()
                        .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                                person, null, AuthorityUtils.createAuthorityList("ROLE_USER")));
            }
            chain.doFilter(request, response);
        }
    }
}
