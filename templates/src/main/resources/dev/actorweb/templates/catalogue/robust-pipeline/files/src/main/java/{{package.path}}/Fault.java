package {{package}};

/// What a fault throws.
final class Fault extends RuntimeException {
    Fault(String message) {
        super(message, null, false, false);
    }
}
