package dev.sluice.identity.issuer;

import static org.springframework.security.config.Customizer.withDefaults;

import dev.sluice.identity.realm.Realm;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** The protocol's addresses, and the page where people log in. */
@Configuration(proxyBeanMethods = false)
class DoorsConfiguration {

  /** Says in discovery which roles can be asked for, so that a page can offer them. */
  @Bean
  @Order(1)
  SecurityFilterChain protocol(HttpSecurity http, Realm realm) {
    http.oauth2AuthorizationServer(server -> {
      http.securityMatcher(server.getEndpointsMatcher());
      server.oidc(oidc ->
          oidc.providerConfigurationEndpoint(discovery ->
              discovery.providerConfigurationCustomizer(
                  told -> told.scopes(scopes -> scopes.addAll(realm.roles())))));
    });
    var browser = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
    browser.setIgnoredMediaTypes(Set.of(MediaType.ALL));
    return http.cors(withDefaults())
        .authorizeHttpRequests(all -> all.anyRequest().authenticated())
        .oauth2ResourceServer(server -> server.jwt(withDefaults()))
        .exceptionHandling(e ->
            e.defaultAuthenticationEntryPointFor(
                new LoginUrlAuthenticationEntryPoint("/login"), browser))
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain login(HttpSecurity http) {
    return http.authorizeHttpRequests(all -> all.anyRequest().authenticated())
        .formLogin(withDefaults())
        .build();
  }

  /** Pages of this machine may ask for tokens: with a code of somebody who has logged in. */
  @Bean
  CorsConfigurationSource corsConfigurationSource() {
    var pages = new CorsConfiguration();
    pages.setAllowedOriginPatterns(List.of("http://127.0.0.1:[*]", "http://localhost:[*]"));
    pages.setAllowedMethods(List.of("GET", "POST"));
    pages.setAllowedHeaders(List.of("*"));
    var everywhere = new UrlBasedCorsConfigurationSource();
    everywhere.registerCorsConfiguration("/**", pages);
    return everywhere;
  }
}
