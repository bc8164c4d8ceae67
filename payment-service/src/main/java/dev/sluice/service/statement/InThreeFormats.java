package dev.sluice.service.statement;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a statement is answered, in the description of the API. */
@ApiResponse(
    responseCode = "200",
    content = {
      @Content(
          mediaType = "application/json",
          schema = @Schema(implementation = StatementBody.class)),
      @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
      @Content(mediaType = "application/pdf", schema = @Schema(type = "string"))
    })
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface InThreeFormats {}
