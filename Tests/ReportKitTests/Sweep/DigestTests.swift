import Testing

@testable import ReportKit

@Suite struct DigestTests {
    @Test(arguments: [
        // FIPS 180-4, examples of the standard; and of 1,000,000 letters a.
        ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ]) func `Digests are those of the standard`(text: String, count: Int, digest: String) {
        #expect(Digest(of: String(repeating: text, count: count)).text == digest)
    }
}
