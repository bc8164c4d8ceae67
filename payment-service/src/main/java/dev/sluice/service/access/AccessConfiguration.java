package dev.sluice.service.access;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.sluice.application.limit.Allowances;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AccessProperties.class, RateProperties.class})
class AccessConfiguration {

  @Bean
  JWKSource<SecurityContext> issuerKeys(AccessProperties properties) {
    return IssuerKeys.of(properties.issuerOrRefuse());
  }

  @Bean
  Tokens tokens(AccessProperties properties, JWKSource<SecurityContext> keys, InstantSource clock) {
    return new Tokens(properties, keys, clock);
  }

  @Bean
  Rates rates(RateProperties properties, Allowances allowances) {
    return new Rates(properties, allowances, System::nanoTime);
  }

  /** A dozen measurements of filters per request that nobody looks at. */
  @Bean
  SecurityObservationSettings unmeasuredFilters() {
    return SecurityObservationSettings.noObservations();
  }

  /**
   * The management port has no tokens: it listens on the loopback address unless told otherwise.
   */
  @Bean
  @Order(1)
  SecurityFilterChain management(HttpSecurity http) {
    return http.securityMatcher("/actuator/**")
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(all -> all.anyRequest().permitAll())
        .build();
  }

  /** No cookie, no session, so there is nothing a foreign page could ride on: no CSRF token. */
  @Bean
  @Order(2)
  SecurityFilterChain doors(HttpSecurity http, Tokens tokens, Rates rates, MeterRegistry meters) {
    var refusals = new Refusals();
    return http.csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilterBefore(new TokenFilter(tokens), AnonymousAuthenticationFilter.class)
        .addFilterAfter(new RateFilter(rates, meters), TokenFilter.class)
        .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .authorizeHttpRequests(doors -> {
          doors.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
          for (var rule : Rule.ALL) {
            var door = doors.requestMatchers(rule.method(), rule.pattern());
            if (rule.isOpen()) door.permitAll();
            else door.hasAnyAuthority(rule.authorities());
            if (rule.method().equals(HttpMethod.GET)) {
              var head = doors.requestMatchers(HttpMethod.HEAD, rule.pattern());
              if (rule.isOpen()) head.permitAll();
              else head.hasAnyAuthority(rule.authorities());
            }
          }
          doors.anyRequest().denyAll();
        })
        .build();
  }
}
