package dev.sluice.service.review;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What all doors out of review ask and answer, in the description of the API. */
@RequestBody(
    required = true,
    content = @Content(schema = @Schema(implementation = ResolveBody.class)))
@ApiResponse(
    responseCode = "200",
    description = "RESOLVED: it counts",
    content = @Content(schema = @Schema(implementation = ResolutionBody.class)))
@ApiResponse(
    responseCode = "202",
    description = "PROPOSED: a second person has to confirm it",
    content = @Content(schema = @Schema(implementation = ResolutionBody.class)))
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Resolves {}
