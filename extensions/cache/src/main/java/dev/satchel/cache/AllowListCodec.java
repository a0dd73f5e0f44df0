package dev.satchel.cache;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.serializers.DefaultSerializers;
import com.esotericsoftware.kryo.serializers.EnumNameSerializer;
import com.esotericsoftware.kryo.util.DefaultClassResolver;
import com.esotericsoftware.kryo.util.DefaultInstantiatorStrategy;
import dev.satchel.internal.log.LogOncePerMinute;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.objenesis.strategy.StdInstantiatorStrategy;
import org.redisson.client.handler.State;
import org.redisson.client.protocol.Decoder;
import org.redisson.codec.Kryo5Codec;

/**
 * Writes objects of a list of classes by Kryo, and reads no other classes. The bytes hold a number
 * for each class, and never its name. No serializer here reads a stream of Java serialization,
 * which Redisson's own codec does for several classes of the JDK. Safe for many threads.
 */
final class AllowListCodec extends Kryo5Codec {
  /** The numbers below belong to the primitives and to strings, which Kryo registers by itself. */
  private static final int FIRST_NUMBER = 16;

  /** How deep an object may be nested, so that no entry fills the stack. */
  private static final int MAX_DEPTH = 500;

  private static final List<Class<?>> OF_THE_JDK =
      List.of(
          boolean[].class,
          byte[].class,
          char[].class,
          double[].class,
          float[].class,
          int[].class,
          long[].class,
          short[].class,
          String[].class,
          BigDecimal.class,
          BigInteger.class,
          Currency.class,
          Date.class,
          Locale.class,
          URI.class,
          UUID.class,
          Optional.class,
          Duration.class,
          Instant.class,
          LocalDate.class,
          LocalDateTime.class,
          LocalTime.class,
          MonthDay.class,
          OffsetDateTime.class,
          OffsetTime.class,
          Period.class,
          Year.class,
          YearMonth.class,
          ZoneId.of("Europe/Paris").getClass(),
          ZoneOffset.class,
          ZonedDateTime.class,
          ArrayDeque.class,
          ArrayList.class,
          HashMap.class,
          HashSet.class,
          LinkedHashMap.class,
          LinkedHashSet.class,
          LinkedList.class,
          TreeMap.class,
          TreeSet.class,
          Arrays.asList().getClass(),
          Collections.emptyList().getClass(),
          Collections.emptyMap().getClass(),
          Collections.emptySet().getClass(),
          Collections.singletonList(1).getClass(),
          Collections.singletonMap(1, 1).getClass(),
          Collections.singleton(1).getClass(),
          List.of().getClass(),
          List.of(1).getClass(),
          Map.of().getClass(),
          Map.of(1, 1).getClass(),
          Set.of().getClass(),
          Set.of(1).getClass());

  private final Map<Integer, Class<?>> allowed = new LinkedHashMap<>();
  private final Decoder<Object> decoder = this::decode;
  private final LogOncePerMinute refusals = new LogOncePerMinute();

  /**
   * Creates a codec.
   *
   * @param classes the classes of the application's values
   * @throws IllegalArgumentException if no object can have one of the classes
   */
  AllowListCodec(List<Class<?>> classes) {
    OF_THE_JDK.forEach(this::allow);
    classes.forEach(this::allow);
    newKryo();
  }

  private void allow(Class<?> type) {
    if (Modifier.isAbstract(type.getModifiers()) && !isConcrete(type)) {
      throw new IllegalArgumentException(
          "An allowed class must be the class of an object, but "
              + type.getName()
              + " is abstract; name the classes that implement it");
    }
    int number = FIRST_NUMBER + (type.getName().hashCode() & 0x3fffffff);
    Class<?> other = allowed.putIfAbsent(number, type);
    if (other != null && other != type) {
      throw new IllegalArgumentException(
          "Each allowed class must have a number of its own, but "
              + other.getName()
              + " and "
              + type.getName()
              + " have the same; rename one of them");
    }
  }

  /** Arrays count as abstract, and so do enums whose constants have bodies. */
  private static boolean isConcrete(Class<?> type) {
    return type.isArray() || type.isEnum() || type.isPrimitive();
  }

  @Override
  public Decoder<Object> getValueDecoder() {
    return decoder;
  }

  /**
   * Throws for no entry, because Redisson would then close the connection and log each entry that a
   * stranger wrote. Never returns null, because an entry that nobody can read is not absent.
   */
  private Object decode(ByteBuf bytes, State state) throws IOException {
    @Nullable Object value = UnreadableEntry.INSTANCE;
    try {
      value = super.getValueDecoder().decode(bytes, state);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // The entry stays unreadable.
    }
    if (value == null || value == UnreadableEntry.INSTANCE) {
      refusals.log(
          Level.WARNING,
          count ->
              "Only allowed classes may be in the cache, but an entry in Redis has another class or"
                  + " is damaged; name its class in RedissonCaches.connect, or find out who wrote"
                  + " it; entries since the last such line: "
                  + count);
      return UnreadableEntry.INSTANCE;
    }
    return value;
  }

  @Override
  protected Kryo createKryo(ClassLoader loader, boolean useReferences) {
    return newKryo();
  }

  private Kryo newKryo() {
    Kryo kryo = new AllowList();
    kryo.setRegistrationRequired(true);
    kryo.setMaxDepth(MAX_DEPTH);
    kryo.setInstantiatorStrategy(new DefaultInstantiatorStrategy(new StdInstantiatorStrategy()));
    kryo.addDefaultSerializer(Enum.class, EnumNameSerializer.class);
    kryo.addDefaultSerializer(URI.class, new DefaultSerializers.URISerializer());
    kryo.addDefaultSerializer(UUID.class, new DefaultSerializers.UUIDSerializer());
    allowed.forEach((number, type) -> kryo.register(type, number));
    return kryo;
  }

  /** Never looks a class up by a name that it has read. */
  private static final class AllowList extends Kryo {
    AllowList() {
      super(new NumbersOnly(), null);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Registration getRegistration(Class type) {
      try {
        return super.getRegistration(type);
      } catch (IllegalArgumentException notRegistered) {
        throw new RefusedClassException(
            "a value has the class " + type.getName() + "; name it in RedissonCaches.connect");
      }
    }
  }

  private static final class NumbersOnly extends DefaultClassResolver {
    @Override
    protected Registration readName(Input input) {
      throw new KryoException("An entry must give its class by a number, but gives a name");
    }
  }
}
