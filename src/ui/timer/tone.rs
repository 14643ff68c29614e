//! The sound at the end: two soft tones, made here, so that no file has to come along.

/// Samples a second.
const RATE: u32 = 22_050;
/// The tones, in hertz.
const TONES: [f32; 2] = [659.3, 880.0];
/// How long each one sounds, in seconds.
const EACH: f32 = 0.55;
/// How loud: a third of what is possible.
const LOUD: f32 = 0.33;

/// The sound as a WAV file: one channel, 16 bits.
pub fn wav() -> Vec<u8> {
    let count = (EACH * RATE as f32) as u32;
    let mut samples: Vec<u8> = Vec::new();
    for tone in TONES {
        for at in 0..count {
            let time = at as f32 / RATE as f32;
            // Swells within a hundredth of a second and fades away, so that nothing clicks.
            let swell = (time / 0.01).min(1.0);
            let fade = (-5.0 * time / EACH).exp() * (1.0 - time / EACH);
            let wave = (std::f32::consts::TAU * tone * time).sin();
            let sample = (wave * swell * fade * LOUD * f32::from(i16::MAX)) as i16;
            samples.extend(sample.to_le_bytes());
        }
    }
    let length = samples.len() as u32;
    let mut wav = Vec::with_capacity(samples.len() + 44);
    wav.extend(b"RIFF");
    wav.extend((36 + length).to_le_bytes());
    wav.extend(b"WAVEfmt ");
    wav.extend(16_u32.to_le_bytes());
    // Plain samples, one channel.
    wav.extend(1_u16.to_le_bytes());
    wav.extend(1_u16.to_le_bytes());
    wav.extend(RATE.to_le_bytes());
    wav.extend((RATE * 2).to_le_bytes());
    wav.extend(2_u16.to_le_bytes());
    wav.extend(16_u16.to_le_bytes());
    wav.extend(b"data");
    wav.extend(length.to_le_bytes());
    wav.extend(samples);
    wav
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_a_wav_file_that_begins_and_ends_in_silence() {
        let wav = wav();
        assert_eq!((&wav[0..4], &wav[8..16]), (&b"RIFF"[..], &b"WAVEfmt "[..]));
        let number = |at: usize| u32::from_le_bytes(wav[at..at + 4].try_into().unwrap()) as usize;
        assert_eq!((number(4), number(40)), (wav.len() - 8, wav.len() - 44));
        let samples: Vec<i16> = wav[44..]
            .chunks(2)
            .map(|pair| i16::from_le_bytes(pair.try_into().unwrap()))
            .collect();
        assert_eq!(samples[0], 0);
        assert!(samples[samples.len() - 1].abs() < 50);
        let loudest = samples
            .iter()
            .map(|sample| sample.unsigned_abs())
            .max()
            .unwrap();
        assert!((4000..14_000).contains(&loudest), "{loudest}");
    }
}
