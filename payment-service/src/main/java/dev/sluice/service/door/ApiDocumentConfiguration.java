package dev.sluice.service.door;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the API's document says beyond what its controllers say. */
@Configuration(proxyBeanMethods = false)
class ApiDocumentConfiguration {

  private static final String BEARER = "token";
  private static final String LOGIN = "login";
  private static final List<Integer> EVERYWHERE = List.of(400, 401, 403, 429, 503);
  private static final List<Integer> OF_POSTS = List.of(409, 413, 415, 422);

  /**
   * @param issuer where people log in
   */
  @Bean
  OpenAPI apiDocument(@Value("${sluice.access.issuer:}") String issuer) {
    return new OpenAPI()
        .info(
            new Info()
                .title("Sluice")
                .version("v1")
                .description(
                    "Payments and a double-entry ledger for marketplaces. Every POST needs an Idempotency-Key;"
                        + " every refusal is a problem document (RFC 9457); every answer carries X-Trace-Id.")
                .license(new License().name("Apache-2.0")))
        .components(
            new Components()
                .addSecuritySchemes(
                    BEARER,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT"))
                .addSecuritySchemes(
                    LOGIN,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.OPENIDCONNECT)
                        .openIdConnectUrl(issuer + "/.well-known/openid-configuration")))
        .addSecurityItem(new SecurityRequirement().addList(BEARER))
        .addSecurityItem(new SecurityRequirement().addList(LOGIN));
  }

  @Bean
  OpenApiCustomizer problemSchema() {
    return document -> {
      var resolved =
          ModelConverters.getInstance(true)
              .resolveAsResolvedSchema(new AnnotatedType(ProblemBody.class));
      resolved.referencedSchemas.forEach(document.getComponents()::addSchemas);
      document.getComponents().addSchemas("Problem", resolved.schema);
    };
  }

  @Bean
  OperationCustomizer problemAnswers() {
    return (operation, method) -> {
      EVERYWHERE.forEach(status -> add(operation, status));
      if (operation.getRequestBody() != null) OF_POSTS.forEach(status -> add(operation, status));
      else if (operation.getParameters() != null) add(operation, 422);
      boolean byId =
          operation.getParameters() != null
              && operation.getParameters().stream().anyMatch(p -> "path".equals(p.getIn()));
      if (byId) add(operation, 404);
      operation
          .getResponses()
          .values()
          .forEach(answer ->
              answer.addHeaderObject(
                  Traces.HEADER,
                  new Header().description("W3C trace id").schema(new StringSchema())));
      return operation;
    };
  }

  private static void add(Operation operation, int status) {
    operation
        .getResponses()
        .addApiResponse(
            Integer.toString(status),
            new ApiResponse()
                .description(Problems.codesOf(status))
                .content(
                    new Content()
                        .addMediaType(
                            ProblemBody.MEDIA_TYPE,
                            new MediaType()
                                .schema(new Schema<>().$ref("#/components/schemas/Problem")))));
  }
}
