package dev.sluice.infrastructure.psp;

import dev.sluice.application.webhook.PspMessage;
import dev.sluice.application.webhook.PspMessage.Disputed;
import dev.sluice.application.webhook.PspMessage.Named;
import dev.sluice.application.webhook.PspMessage.Result;
import dev.sluice.application.webhook.PspMessages;
import dev.sluice.domain.dispute.DisputeStatus;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.psp.PspKey;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks as the PSP writes them. It may say more than we know; what we need has to be there. */
final class JsonPspMessages implements PspMessages {

  private static final int DEEPEST = 10;
  private static final Pattern EVENT_ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final Pattern TEXT = Pattern.compile("[!-~]{1,128}");
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  @Override
  public Named read(byte[] body) {
    var root = tree(body);
    var eventId = text(root, "eventId");
    if (!EVENT_ID.matcher(eventId).matches())
      throw new IllegalArgumentException("eventId has to be 1 to 64 of A-Z a-z 0-9 _ . -");
    return new Named(
        eventId, text(root, "operation").equals("dispute") ? disputed(root) : result(root));
  }

  private static JsonNode tree(byte[] body) {
    try {
      var root = JSON.readTree(body);
      if (root == null || !root.isObject())
        throw new IllegalArgumentException("the body has to be a JSON object");
      return root;
    } catch (JacksonException broken) {
      throw new IllegalArgumentException("the body is not JSON", broken);
    }
  }

  private static PspMessage result(JsonNode root) {
    var answer = root.path("answer");
    if (!answer.isObject()) throw new IllegalArgumentException("answer has to be an object");
    return new Result(
        new PspKey(text(root, "key")),
        PspWords.told(JSON.writeValueAsBytes(answer))
            .orElseThrow(() -> new IllegalArgumentException("answer cannot be understood")));
  }

  private static PspMessage disputed(JsonNode root) {
    var money = root.path("amount");
    if (!money.path("value").canConvertToLong())
      throw new IllegalArgumentException("amount/value has to be whole minor units");
    var amount = Amount.of(money.path("value").longValue(), text(money, "currency"));
    if (!amount.isPositive()) throw new IllegalArgumentException("amount has to be positive");
    return new Disputed(
        text(root, "dispute"), status(text(root, "status")), new PspKey(text(root, "key")), amount);
  }

  private static DisputeStatus status(String word) {
    for (var one : DisputeStatus.values()) if (one.name().equals(word)) return one;
    throw new IllegalArgumentException("status has to be OPENED, WON or LOST");
  }

  private static String text(JsonNode node, String name) {
    var value = node.path(name);
    if (!value.isString() || !TEXT.matcher(value.stringValue()).matches())
      throw new IllegalArgumentException(
          name + " has to be 1 to 128 printable characters without spaces");
    return value.stringValue();
  }
}
