package org.diwan.identity;

import jakarta.servlet.DispatcherType;
import org.diwan.web.Settings;
import org.diwan.web.UploadLimits;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Three doors: health on the management port, the API without sessions, the pages with them. */
@Configuration
@EnableMethodSecurity
class SecurityConfiguration {

    private final Settings settings;

    SecurityConfiguration(Settings settings) {
        this.settings = settings;
    }

    /** Times of whole requests are measured; those of each filter of each request cost more than they tell. */
    @Bean
    SecurityObservationSettings filtersAreNotObserved() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain managementDoor(HttpSecurity http) throws Exception {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain apiDoor(HttpSecurity http, ApiKeys keys) throws Exception {
        return http.securityMatcher("/api/**", "/fhir/**", "/bank/messages")
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
    SecurityFilterChain pagesDoor(HttpSecurity http, PasswordSignIn signIn, UploadLimits uploads) throws Exception {
        HttpSessionRequestCache pageAskedFor = pageAskedFor();
        return http.authorizeHttpRequests(this::rows)
                .authenticationProvider(signIn)
                .addFilterBefore(new UploadDoor(uploads), CsrfFilter.class)
                .formLogin(form -> form.loginPage("/sign-in")
                        .successHandler(new AfterSignIn(pageAskedFor))
                        .failureHandler(new AfterRefusal()))
                .logout(end -> end.logoutRequestMatcher(
                                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/sign-out"))
                        .logoutSuccessUrl("/"))
                .csrf(tokens -> tokens.ignoringRequestMatchers(ofLinks()))
                .requestCache(cache -> cache.requestCache(pageAskedFor))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(new Refusals.OfStrangers(settings))
                        .accessDeniedHandler(new Refusals.OfPages()))
                .build();
    }

    /** Who holds the link of a notice needs no session, and nobody else can send its form. */
    private static RequestMatcher ofLinks() {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/links/*");
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

    /** Where a person wanted to go: a page that there is, not what a script on it asked for. */
    private HttpSessionRequestCache pageAskedFor() {
        var cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(request -> HttpMethod.GET.matches(request.getMethod())
                && request.getHeader("HX-Request") == null
                && Routes.rowOf(request.getServletPath(), settings.demo()).isPresent());
        return cache;
    }

    @Bean
    ServletContextInitializer sessionCookie() {
        return servlet -> servlet.getSessionCookieConfig()
                .setSecure("https".equals(settings.baseUrl().getScheme()));
    }
}
