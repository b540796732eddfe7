package org.diwan.identity;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import org.diwan.web.Settings;
import org.diwan.web.UploadLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Three doors: health on the management port, the API without sessions, the pages with them. */
@Configuration
@EnableMethodSecurity
class SecurityConfiguration {

    /** Forms that came after their session had ended, of one network address within an hour. */
    private static final int LATE_FORMS = 60;

    private final Settings settings;

    SecurityConfiguration(Settings settings) {
        this.settings = settings;
    }

    /** Times of whole requests are measured; those of each filter of each request cost more than they tell. */
    @Bean
    SecurityObservationSettings filtersAreNotObserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** Whether the house is well may be asked by whoever reaches the port; the rest by who shows the token, if one is set. */
    @Bean
    @Order(1)
    SecurityFilterChain managementDoor(HttpSecurity http, @Value("${diwan.management-token:}") String token)
            throws Exception {
        var key = new ManagementKey(token);
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.to("health"))
                        .permitAll()
                        .anyRequest()
                        .access(key.door()))
                .addFilterBefore(key, AnonymousAuthenticationFilter.class)
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain apiDoor(HttpSecurity http, ApiKeys keys) throws Exception {
        return http.securityMatcher("/api/**", "/fhir/**", "/bank/messages", "/demo/scim/*/v2/**")
                .authorizeHttpRequests(this::rows)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new ApiKeyFilter(keys), AnonymousAuthenticationFilter.class)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(new Refusals.OfApi())
                        .accessDeniedHandler(new Refusals.OfApi()))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pagesDoor(
            HttpSecurity http,
            PasswordSignIn signIn,
            AfterSignIn afterwards,
            OidcDoor provider,
            SessionContexts contexts,
            Sessions sessions,
            UploadLimits uploads,
            Clock clock)
            throws Exception {
        var lateForms = new Allowance(LATE_FORMS, Duration.ofHours(1), clock);
        var pageAskedFor = new PageAskedFor(settings.demo());
        provider.openIn(http, pageAskedFor);
        // Each try is tried once: the one above would ask the same provider again.
        http.getSharedObject(AuthenticationManagerBuilder.class).parentAuthenticationManager(null);
        return http.authorizeHttpRequests(this::rows)
                .securityContext(context -> context.securityContextRepository(contexts))
                .authenticationProvider(signIn)
                .addFilterBefore(new UploadDoor(uploads, settings.demo()), CsrfFilter.class)
                .formLogin(form ->
                        form.loginPage("/sign-in").successHandler(afterwards).failureHandler(new AfterRefusal()))
                .logout(end -> end.logoutRequestMatcher(
                                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/sign-out"))
                        .addLogoutHandler((request, response, who) -> signOut(request, who, sessions))
                        .logoutSuccessUrl("/"))
                .csrf(tokens -> tokens.ignoringRequestMatchers(ofLinks(), ofVerifiers()))
                .requestCache(cache -> cache.requestCache(pageAskedFor))
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(new Refusals.OfStrangers(settings, lateForms))
                                .accessDeniedHandler(new Refusals.OfPages(lateForms)))
                .build();
    }

    @Bean
    AfterSignIn afterSignIn(KnownDevices devices) {
        return new AfterSignIn(new PageAskedFor(settings.demo()), devices);
    }

    /** Who holds the link of a notice needs no session, and nobody else can send its form. */
    private static RequestMatcher ofLinks() {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/links/*");
    }

    /** The question whether a certificate is genuine changes nothing, and who asks it needs no session. */
    private static RequestMatcher ofVerifiers() {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/verify");
    }

    private void rows(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll();
        for (Routes.Row row : Routes.table(settings.demo())) {
            var address = requests.requestMatchers(PathPatternRequestMatcher.withDefaults()
                    .matcher(row.pattern().getPatternString()));
            if (row.isPublic()) {
                address.permitAll();
            } else {
                address.hasAnyAuthority(row.authorities());
            }
        }
        requests.anyRequest().denyAll();
    }

    private static void signOut(HttpServletRequest request, @Nullable Authentication who, Sessions sessions) {
        HttpSession session = request.getSession(false);
        if (session != null && who != null) {
            sessions.signedOut(who.getName(), session.getId());
        }
    }
}
