package dev.sluice.service.idempotency;

import dev.sluice.service.door.DoorProperties;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.util.unit.DataSize;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration implements WebMvcConfigurer {

  private final DoorProperties properties;
  private final DataSize largestFile;

  IdempotencyConfiguration(
      DoorProperties properties,
      @Value("${sluice.settlement.max-file:512MB}") DataSize largestFile) {
    this.properties = properties;
    this.largestFile = largestFile;
  }

  /** What the API's document says of a {@link Posted} argument. */
  @Bean
  OperationCustomizer idempotencyKey() {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(Posted.class, Replaced.class, Uploaded.class);
    return (operation, method) -> {
      if (Arrays.stream(method.getMethodParameters())
          .map(MethodParameter::getParameterType)
          .anyMatch(type -> type == Posted.class || type == Uploaded.class))
        operation.addParametersItem(
            new HeaderParameter()
                .name(PostedArgument.HEADER)
                .required(true)
                .description(
                    "New for every new request, the same when it is sent again: 1 to 255 printable characters.")
                .schema(new StringSchema().minLength(1).maxLength(PostedArgument.LONGEST_KEY))
                .example("3f0b8a4e-0c39-4a53-9f0e-6a2f5d0f7f11"));
      return operation;
    };
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new PostedArgument(properties));
    resolvers.add(new UploadedArgument(largestFile));
  }
}
