package dev.sluice.infrastructure.pipeline;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import dev.sluice.domain.event.EventId;
import dev.sluice.domain.id.BuyerId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.PublicId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.ledger.LedgerEvent.LedgerEntriesRecorded;
import dev.sluice.domain.ledger.MoneyMovement;
import dev.sluice.domain.ledger.MovementKey;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/**
 * How the domain's values look in JSON: ids as strings, amounts as minor units with a currency,
 * alternatives with a {@code type}. The domain itself knows nothing of it. Strict both ways: fields
 * stand in the order of the record, and unknown, missing or null ones are refused.
 */
public final class DomainJson {

  private static final int DEEPEST = 20;

  private static final JsonMapper MAPPER = mapper(EventCodec.LARGEST);

  public static JsonMapper mapper() {
    return MAPPER;
  }

  private static JsonMapper mapper(int largest) {
    var limits =
        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxStringLength(largest).build();
    var builder =
        JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits).build())
            .changeDefaultVisibility(seen ->
                seen.withVisibility(PropertyAccessor.GETTER, Visibility.NONE)
                    .withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY))
            .changeDefaultNullHandling(nulls -> nulls.withValueNulls(Nulls.FAIL, Nulls.FAIL))
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            // an event is read out of the middle of its envelope
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addModule(words())
            .addMixIn(LedgerEntriesRecorded.class, SellerOrNot.class);
    alternatives(builder, PspAnswer.class);
    alternatives(builder, MoneyMovement.class);
    return builder.build();
  }

  /** Everything that is one string. */
  private static SimpleModule words() {
    var module = new SimpleModule("words");
    word(module, PaymentIntentId.class, PublicId::value, PaymentIntentId::of);
    word(module, PaymentId.class, PublicId::value, PaymentId::of);
    word(module, PaymentOrderId.class, PublicId::value, PaymentOrderId::of);
    word(module, BuyerId.class, BuyerId::value, BuyerId::new);
    word(module, SellerId.class, SellerId::value, SellerId::new);
    word(module, EventId.class, EventId::value, EventId::new);
    word(module, MovementKey.class, MovementKey::value, MovementKey::new);
    word(module, PspReference.class, PspReference::value, PspReference::new);
    word(module, Operation.class, Operation::name, Operation::new);
    word(module, Currency.class, Currency::code, Currency::of);
    word(module, Account.class, Account::name, DomainJson::account);
    return module;
  }

  /** The reverse of {@link Account#name}: a seller's name may have colons, nothing else may. */
  private static Account account(String name) {
    int first = name.indexOf(':');
    int last = name.lastIndexOf(':');
    if (first < 0) throw new IllegalArgumentException("an account is TYPE[:seller]:CURRENCY");
    var type = AccountType.valueOf(name.substring(0, first));
    var seller = first == last ? null : new SellerId(name.substring(first + 1, last));
    return new Account(type, seller, Currency.of(name.substring(last + 1)));
  }

  private static void alternatives(JsonMapper.Builder builder, Class<?> sealed) {
    builder.addMixIn(sealed, Alternatives.class);
    for (var one : sealed.getPermittedSubclasses())
      builder.registerSubtypes(new NamedType(one, one.getSimpleName()));
  }

  private static <T> void word(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(type, new Written<>(type, write));
    module.addDeserializer(type, new Read<>(type, read));
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  private interface Alternatives {}

  private abstract static class SellerOrNot {
    @JsonSetter(nulls = Nulls.SET)
    @Nullable SellerId sellerId;
  }

  private static final class Written<T> extends StdScalarSerializer<T> {
    private final Function<T, String> write;

    Written(Class<T> type, Function<T, String> write) {
      super(type);
      this.write = write;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializationContext context) {
      json.writeString(write.apply(value));
    }
  }

  private static final class Read<T> extends StdScalarDeserializer<T> {
    private final Function<String, T> read;

    Read(Class<T> type, Function<String, T> read) {
      super(type);
      this.read = read;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) {
      if (!json.hasToken(JsonToken.VALUE_STRING))
        context.reportInputMismatch(this, "expected a string");
      var text = json.getString();
      try {
        return read.apply(text);
      } catch (IllegalArgumentException bad) {
        throw context.weirdStringException(text, handledType(), String.valueOf(bad.getMessage()));
      }
    }
  }

  private DomainJson() {}
}
