package dev.sluice.identity.issuer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The OIDC issuer as a program. */
@SpringBootApplication
@ConfigurationPropertiesScan
class IdentityServerApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(IdentityServerApplication.class, arguments);
  }
}
