package dev.sluice.platform.control;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What one command can ask of the one that supervises. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "ask")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Request.Look.class, name = "look"),
  @JsonSubTypes.Type(value = Request.HoldPart.class, name = "hold"),
  @JsonSubTypes.Type(value = Request.AwaitUp.class, name = "await-up")
})
sealed interface Request {

  record Look() implements Request {}

  record HoldPart(String part, long millis, boolean pause) implements Request {}

  record AwaitUp(String part) implements Request {}
}
